package io.headroom.forecasting;

/** A way of telling how demand moves. */
public interface PointForecaster {

    /** Its name in answers and events, with its parameters. */
    String name();

    /** How many steps of history it needs at least. */
    int minimumHistory();

    /**
     * Learns from the series and nothing later.
     *
     * @throws IllegalArgumentException if the series is shorter than {@link #minimumHistory()}
     */
    PointModel fit(TimeSeries series);

    /** Refuses a history that is too short. */
    default void requireHistory(TimeSeries series) {
        if (series.size() < minimumHistory()) {
            throw new IllegalArgumentException(
                    name() + " needs " + minimumHistory() + " steps of history, got " + series.size());
        }
    }
}
