package io.headroom.planning;

import java.util.Arrays;

/**
 * A distribution of demand given by its values at some levels.
 *
 * <p>Between two levels the quantile function is linear. Below the first level it runs linearly from zero: only the upper
 * half of demand is ever bought from. Above the last level it stays at the last value: what lies beyond the published grid
 * is not bought.
 */
public final class QuantileCurve implements Exceedance {

    private final double[] levels;
    private final double[] values;

    private QuantileCurve(double[] levels, double[] values) {
        this.levels = levels;
        this.values = values;
    }

    /**
     * Copies both arrays.
     *
     * @param levels strictly rising, above 0 and below 1
     * @param values one per level, finite, not negative, never falling
     * @throws IllegalArgumentException if they are not so
     */
    public static QuantileCurve of(double[] levels, double[] values) {
        if (levels.length == 0 || levels.length != values.length) {
            throw new IllegalArgumentException(levels.length + " levels, " + values.length + " values");
        }
        for (int i = 0; i < levels.length; i++) {
            double below = i == 0 ? 0 : levels[i - 1];
            if (!(levels[i] > below && levels[i] < 1)) {
                throw new IllegalArgumentException("levels must rise within 0..1: " + Arrays.toString(levels));
            }
            double lower = i == 0 ? 0 : values[i - 1];
            if (!(values[i] >= lower) || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("values must be finite and never fall: " + Arrays.toString(values));
            }
        }
        return new QuantileCurve(levels.clone(), values.clone());
    }

    /** A demand that is known exactly. */
    public static QuantileCurve certain(double value) {
        return of(new double[] {0.5, 0.999}, new double[] {value, value});
    }

    /** The value that demand stays at or below with this probability. */
    public double quantile(double level) {
        double lowLevel = 0;
        double lowValue = 0;
        for (int i = 0; i < levels.length; i++) {
            if (level <= levels[i]) {
                return lowValue + (values[i] - lowValue) * (level - lowLevel) / (levels[i] - lowLevel);
            }
            lowLevel = levels[i];
            lowValue = values[i];
        }
        return maximum();
    }

    @Override
    public double exceedance(double amount) {
        if (amount >= maximum()) {
            return 0;
        }
        double lowLevel = 0;
        double lowValue = 0;
        for (int i = 0; i < levels.length; i++) {
            if (amount < values[i]) {
                return 1
                        - lowLevel
                        - (levels[i] - lowLevel) * (Math.max(amount, lowValue) - lowValue) / (values[i] - lowValue);
            }
            lowLevel = levels[i];
            lowValue = values[i];
        }
        return 0;
    }

    /** The value at the last level. */
    public double maximum() {
        return values[values.length - 1];
    }

    @Override
    public String toString() {
        return "QuantileCurve" + Arrays.toString(values) + " at " + Arrays.toString(levels);
    }
}
