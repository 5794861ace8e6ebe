package io.headroom.forecasting.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.TimeSeries;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Trend, seasons and events pulled apart again after they were added up. */
class DecompositionTest {

    private static final int DAY = 48;
    private static final int LENGTH = 14 * DAY;
    private static final long SEED = 17;

    @Test
    void pullsTrendSeasonAndEventApart() {
        Event backup = new Event(
                "backup",
                List.of(new Event.Span(100, 110), new Event.Span(300, 310), new Event.Span(LENGTH + 5, LENGTH + 9)));
        Random random = new Random(SEED);
        double[] values = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            values[t] = clean(t) + (backup.covers(t) ? 30 : 0) + random.nextGaussian();
        }

        DecompositionModel model = new Decomposition(List.of(backup), DAY, 7 * DAY).fit(TimeSeries.of(values));

        assertThat(model.events().get("backup")).isCloseTo(30, within(1.5));
        double[] path = model.path(DAY);
        for (int h = 0; h < DAY; h++) {
            boolean running = h >= 5 && h < 9;
            assertThat(path[h]).isCloseTo(clean(LENGTH + h) + (running ? 30 : 0), within(3.5));
        }
    }

    @Test
    void followsASlopeThatChangesAndBendsNowhereElse() {
        Random random = new Random(SEED);
        double[] values = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            values[t] = 100 + 0.1 * Math.max(0, t - LENGTH / 2) + random.nextGaussian();
        }

        DecompositionModel model = new Decomposition(List.of()).fit(TimeSeries.of(values));

        assertThat(model.trend(LENGTH / 4)).isCloseTo(100, within(1.0));
        assertThat(model.path(100)[99]).isCloseTo(100 + 0.1 * (LENGTH / 2.0 + 99), within(3.0));
    }

    @Test
    void missingStepsAreLeftOut() {
        double[] whole = new double[LENGTH];
        double[] holey = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            whole[t] = clean(t);
            holey[t] = t % 5 == 3 || t / DAY == 4 ? Double.NaN : whole[t];
        }
        Decomposition decomposition = new Decomposition(List.of(), DAY);

        double[] expected = decomposition.fit(TimeSeries.of(whole)).path(DAY);
        double[] path = decomposition.fit(TimeSeries.of(holey)).path(DAY);

        assertThat(path).containsExactly(expected, within(1.0));
    }

    @Test
    void trendAndSeasonAddUpToThePath() {
        double[] values = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            values[t] = clean(t);
        }
        DecompositionModel model = new Decomposition(List.of(), DAY).fit(TimeSeries.of(values));

        assertThat(model.path(1)[0]).isCloseTo(model.trend(LENGTH) + model.season(LENGTH), within(1e-9));
        model.update(0, false);
        assertThat(model.path(1)[0]).isCloseTo(model.trend(LENGTH + 1) + model.season(LENGTH + 1), within(1e-9));
    }

    @Test
    void refusesAnEmptySpan() {
        assertThatThrownBy(() -> new Event.Span(5, 5)).hasMessageContaining("empty");
    }

    private static double clean(int t) {
        return 80 + 0.02 * t + 15 * Math.sin(2 * Math.PI * t / DAY);
    }
}
