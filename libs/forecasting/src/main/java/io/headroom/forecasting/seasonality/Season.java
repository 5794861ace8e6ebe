package io.headroom.forecasting.seasonality;

/**
 * A period that a series has.
 *
 * @param period in steps
 * @param strength share of the series' squares about its line that the other repetitions foretell, up to 1
 */
public record Season(int period, double strength) {}
