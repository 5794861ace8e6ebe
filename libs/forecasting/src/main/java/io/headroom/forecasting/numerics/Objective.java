package io.headroom.forecasting.numerics;

/** What an optimiser makes small; positive infinity where the point is not allowed. */
@FunctionalInterface
public interface Objective {

    /** The value at a point, which is only lent: neither kept nor changed. */
    double at(double[] point);
}
