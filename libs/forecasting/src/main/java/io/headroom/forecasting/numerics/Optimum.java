package io.headroom.forecasting.numerics;

/**
 * Where an optimiser stopped.
 *
 * @param point belongs to the receiver
 * @param value of the objective there
 * @param evaluations of the objective that it took
 */
public record Optimum(double[] point, double value, int evaluations) {}
