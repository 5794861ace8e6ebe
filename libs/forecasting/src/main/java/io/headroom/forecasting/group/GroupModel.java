package io.headroom.forecasting.group;

import io.headroom.forecasting.Forecast;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A model that a group was trained to; it forecasts any series, also one that it never saw. Thread-safe. */
public interface GroupModel extends AutoCloseable {

    /** What it was trained for. */
    GroupTask task();

    /** How its training went. */
    Training training();

    /** How many steps of history are worth giving. */
    int usefulHistory();

    /**
     * The forecast of each series from its last step: finite, not negative, never falling along a row.
     *
     * @param series each with one observed step at least
     * @throws io.headroom.forecasting.UnusableSeriesException if no step of a series is observed
     */
    List<Forecast> predict(List<GroupSeries> series);

    /** Writes it for {@link GroupForecaster#load}. */
    void save(OutputStream out) throws IOException;

    /** Gives back what it holds outside the heap; nothing can be asked of it after. */
    @Override
    void close();
}
