package io.headroom.replay;

import org.jspecify.annotations.Nullable;

/**
 * What a policy wants.
 *
 * @param amounts by knob and step, in cores or MiB, before rounding; finite
 * @param band what it expected, if it forecasts
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from a policy straight to the score, never compared.
public record Allocations(double[][] amounts, @Nullable Band band) {

    /** Amounts of a policy that does not forecast. */
    public static Allocations of(double[][] amounts) {
        return new Allocations(amounts, null);
    }

    /**
     * A forecast of each step as it stood when the step was decided on.
     *
     * @param label what the band is, such as "0.5 to 0.98"
     * @param lower by step, in cores or MiB; NaN where there is none
     * @param upper by step
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Band(String label, double[] lower, double[] upper) {}
}
