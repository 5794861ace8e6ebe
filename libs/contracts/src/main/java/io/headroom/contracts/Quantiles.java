package io.headroom.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** One distribution as its values at the levels of {@link DemandForecast#quantileLevels()}: finite, not negative, never falling. */
public final class Quantiles {

    private final double[] values;

    private Quantiles(double[] values) {
        this.values = values;
    }

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if a value is negative, not finite or below the one before it
     */
    public static Quantiles of(double... values) {
        Require.present("quantiles", values);
        double previous = 0;
        for (double value : values) {
            Require.notNegative("quantile value", value);
            if (value < previous) {
                throw new IllegalArgumentException("quantiles cross: " + Arrays.toString(values));
            }
            previous = value;
        }
        return new Quantiles(values.clone());
    }

    /** Jackson reads no variable-arity creator. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Quantiles fromJson(double[] values) {
        return of(values);
    }

    /** A copy of the values, in the order of the levels. */
    @JsonValue
    public double[] toArray() {
        return values.clone();
    }

    public double get(int level) {
        return values[level];
    }

    public int size() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantiles that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
