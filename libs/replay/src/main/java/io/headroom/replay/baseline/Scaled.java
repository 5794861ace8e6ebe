package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Seen;
import java.util.function.IntToDoubleFunction;

/** Allocations that are one amount per step times each margin. */
final class Scaled {

    private Scaled() {}

    static Allocations byMargins(Seen seen, IntToDoubleFunction amount) {
        double[][] amounts = new double[Factor.MARGINS.size()][seen.steps()];
        for (int t = 0; t < seen.steps(); t++) {
            double plain = amount.applyAsDouble(t);
            for (int knob = 0; knob < amounts.length; knob++) {
                amounts[knob][t] = plain * Factor.MARGINS.get(knob).value();
            }
        }
        return Allocations.of(amounts);
    }
}
