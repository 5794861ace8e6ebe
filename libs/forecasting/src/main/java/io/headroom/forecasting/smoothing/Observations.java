package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.TimeSeries;

/**
 * A history to smooth: values without gaps, and which of them are only the least that demand can have been.
 *
 * @param values missing ones filled
 * @param atLeast of the same length
 */
record Observations(double[] values, boolean[] atLeast) {

    static Observations of(TimeSeries series) {
        double[] values = series.filled();
        boolean[] atLeast = new boolean[values.length];
        for (int t = 0; t < values.length; t++) {
            atLeast[t] = series.isCensored(t);
        }
        return new Observations(values, atLeast);
    }

    static Observations exactly(double[] values) {
        return new Observations(values, new boolean[values.length]);
    }

    int length() {
        return values.length;
    }
}
