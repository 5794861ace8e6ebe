package io.headroom.forecasting.decomposition;

import io.headroom.forecasting.seasonality.Fourier;
import java.util.List;

/**
 * The columns of the regression: an offset, a slope, changes of slope at the changepoints, waves, events. Time runs from 0 to 1
 * over the history.
 */
final class Components {

    private final int[] changepoints;
    private final Fourier waves;
    private final List<Event> events;
    private final double length;
    private final int firstWave;
    private final int firstEvent;

    /** @param changepoints steps at which the slope may change */
    Components(int length, int[] changepoints, Fourier waves, List<Event> events) {
        this.length = length;
        this.changepoints = changepoints;
        this.waves = waves;
        this.events = events;
        firstWave = 2 + changepoints.length;
        firstEvent = firstWave + waves.columns();
    }

    int count() {
        return firstEvent + events.size();
    }

    int firstWave() {
        return firstWave;
    }

    int firstEvent() {
        return firstEvent;
    }

    List<Event> events() {
        return events;
    }

    void row(long step, double[] row) {
        row[0] = 1;
        row[1] = step / length;
        for (int i = 0; i < changepoints.length; i++) {
            row[2 + i] = Math.max(0, (step - changepoints[i]) / length);
        }
        waves.row(step, row, firstWave);
        for (int i = 0; i < events.size(); i++) {
            row[firstEvent + i] = events.get(i).covers(step) ? 1 : 0;
        }
    }
}
