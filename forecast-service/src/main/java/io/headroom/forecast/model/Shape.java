package io.headroom.forecast.model;

import io.headroom.contracts.DemandForecast;
import io.headroom.forecasting.Horizon;

/** The targets of a published forecast, as {@link DemandForecast} lays them out. */
public final class Shape {

    /** Single steps, window maxima, hourly blocks. */
    public static final Horizon HORIZON = Horizon.of(
            DemandForecast.STEPS,
            DemandForecast.WINDOW_LENGTHS.stream().mapToInt(Integer::intValue).toArray(),
            DemandForecast.BLOCKS);

    private Shape() {}

    /** The published levels. */
    public static double[] levels() {
        return DemandForecast.LEVELS.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
