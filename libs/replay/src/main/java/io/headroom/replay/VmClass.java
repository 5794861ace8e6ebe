package io.headroom.replay;

import io.headroom.forecasting.seasonality.Autocorrelation;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of VMs that are reported apart, told from their first 14 days. */
public enum VmClass {
    /** The autocorrelation at one day is at least 0.5. */
    SEASONAL,
    /** Not seasonal, and the 99th percentile is at least five times the median. */
    BURSTY,
    /** Neither. */
    MIXED;

    private static final int DAYS = 14;
    private static final double DAILY = 0.5;
    private static final double SPREAD = 5;

    /** The class of a VM by its demand without gaps. */
    public static VmClass of(Demand vm) {
        double[] first = Arrays.copyOf(vm.seen().toArray(), Math.min(vm.steps(), DAYS * Grid.DAY));
        if (first.length > Grid.DAY && Autocorrelation.of(first, Grid.DAY)[Grid.DAY] >= DAILY) {
            return SEASONAL;
        }
        return Quantiles.of(first, 0.99) >= SPREAD * Quantiles.of(first, 0.5) ? BURSTY : MIXED;
    }

    /** The name in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
