package io.headroom.forecasting.autoregression;

import java.util.TreeSet;

/** Sets of lags worth regressing on. */
public final class Lags {

    private Lags() {}

    /**
     * The last steps, and those around the same time one, two, ... periods ago.
     *
     * @param near how many of the last steps
     * @param around how many steps before and after the same time
     * @param periods how many periods back
     */
    public static int[] seasonal(int period, int near, int around, int periods) {
        TreeSet<Integer> lags = new TreeSet<>();
        for (int lag = 1; lag <= near; lag++) {
            lags.add(lag);
        }
        for (int k = 1; k <= periods; k++) {
            for (int lag = k * period - around; lag <= k * period + around; lag++) {
                if (lag > 0) {
                    lags.add(lag);
                }
            }
        }
        return lags.stream().mapToInt(Integer::intValue).toArray();
    }
}
