package io.headroom.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Outlooks for tests. */
final class Outlooks {

    static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};

    private Outlooks() {}

    /** Every step and block the same distribution. */
    static DemandOutlook flat(QuantileCurve curve) {
        return of(curve, curve);
    }

    /** The steps of one, the blocks of another distribution. */
    static DemandOutlook of(QuantileCurve step, QuantileCurve block) {
        List<DemandOutlook.Window> windows = new ArrayList<>();
        for (int start = 0; start < 12; start++) {
            for (int length : new int[] {1, 3, 6, 12}) {
                windows.add(new DemandOutlook.Window(start, length, step));
            }
        }
        return DemandOutlook.of(repeat(step, 12), repeat(block, 23), windows);
    }

    static QuantileCurve random(Random random) {
        double[] values = random.doubles(LEVELS.length, 0, 16).toArray();
        Arrays.sort(values);
        return QuantileCurve.of(LEVELS, values);
    }

    static List<QuantileCurve> repeat(QuantileCurve curve, int times) {
        return java.util.Collections.nCopies(times, curve);
    }
}
