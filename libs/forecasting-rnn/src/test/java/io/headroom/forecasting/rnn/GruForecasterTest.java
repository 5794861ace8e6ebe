package io.headroom.forecasting.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.UnusableSeriesException;
import io.headroom.forecasting.group.GroupForecaster;
import io.headroom.forecasting.group.GroupModel;
import io.headroom.forecasting.group.GroupSeries;
import io.headroom.forecasting.group.GroupTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GruForecasterTest {

    private static final int DAYS = 30;
    private static final int HELD = 3;

    private GroupForecaster forecaster;
    private GroupModel model;

    @BeforeAll
    void train() {
        forecaster = GroupForecaster.find("gru").orElseThrow();
        List<GroupSeries> group = new ArrayList<>(early());
        group.addAll(Groups.nasty());
        model = forecaster.train(group, Groups.TASK, Groups.effort(1));
    }

    @AfterAll
    void close() {
        model.close();
    }

    private static List<GroupSeries> early() {
        return Groups.sines(12, DAYS).stream()
                .map(series -> series.before((long) (DAYS - HELD) * Groups.DAY))
                .toList();
    }

    @Test
    void learnsAndKeepsTheBestEpoch() {
        assertThat(model.training().best())
                .isPositive()
                .isLessThanOrEqualTo(model.training().epochs());
        assertThat(model.training().loss()).isLessThan(0.7 * model.training().lossBefore());
    }

    @Test
    void forecastsASineFarBetterThanItsLastValue() {
        double own = 0;
        double naive = 0;
        for (GroupSeries series : Groups.sines(12, DAYS)) {
            for (int end = (DAYS - HELD) * Groups.DAY; end + 4 <= DAYS * Groups.DAY; end += 5) {
                GroupSeries known = series.before(end);
                Forecast forecast = model.predict(List.of(known)).get(0);
                double scale = series.series().get(end);
                for (int step = 0; step < 4; step++) {
                    double actual = series.series().get(end + step);
                    own += Math.abs(actual - forecast.get(step, 0)) / scale;
                    naive += Math.abs(actual - series.series().get(end - 1)) / scale;
                }
            }
        }

        assertThat(own).isLessThan(0.5 * naive);
    }

    @Test
    void quantilesOfAnythingAreFiniteNotNegativeAndInOrder() {
        for (Forecast forecast : model.predict(Groups.nasty())) {
            for (int target = 0; target < Groups.HORIZON.targets(); target++) {
                double before = 0;
                for (double quantile : forecast.row(target)) {
                    assertThat(quantile).isFinite().isGreaterThanOrEqualTo(before);
                    before = quantile;
                }
            }
        }
    }

    @Test
    void aSeriesThatIsAlwaysZeroStaysThere() {
        Forecast forecast = model.predict(Groups.nasty().subList(0, 1)).get(0);

        assertThat(forecast.get(0, 2)).isLessThan(1e-3);
    }

    @Test
    void oneSeedGivesOneModelAndAnotherSeedAnother() {
        List<GroupSeries> group = early();

        try (GroupModel first = forecaster.train(group, Groups.TASK, Groups.effort(7, 1));
                GroupModel second = forecaster.train(group, Groups.TASK, Groups.effort(7, 1))) {
            assertThat(rows(second)).usingRecursiveComparison().isEqualTo(rows(first));
            assertThat(rows(model)).usingRecursiveComparison().isNotEqualTo(rows(first));
        }
    }

    @Test
    void goesOnFromWhatWasSaved() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.save(bytes);

        try (GroupModel loaded = forecaster.load(new ByteArrayInputStream(bytes.toByteArray()))) {
            // Single-precision sums may be taken in another order where the weights lie elsewhere in memory.
            assertAlike(rows(loaded), rows(model));
            assertThat(loaded.training().loss()).isEqualTo(model.training().loss());
            assertThat(loaded.task().levels()).isEqualTo(Groups.TASK.levels());
            assertThat(loaded.task().horizon().targets()).isEqualTo(Groups.HORIZON.targets());
        }
    }

    private static void assertAlike(List<double[]> rows, List<double[]> expected) {
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < rows.get(i).length; k++) {
                assertThat(rows.get(i)[k]).isCloseTo(expected.get(i)[k], withinPercentage(1e-4));
            }
        }
    }

    @Test
    void refusesWhatIsNoSavedNet() {
        assertThatThrownBy(() -> forecaster.load(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesAGroupThatIsTooShortAndASeriesWithoutAStep() {
        GroupTask far = new GroupTask(Horizon.of(400, new int[0], 0), List.of(0.5), Groups.DAY);

        assertThatThrownBy(() -> forecaster.train(early(), far, Groups.effort(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too short");
        assertThatThrownBy(() -> model.predict(List.of(new GroupSeries(TimeSeries.of(Double.NaN), 0))))
                .isInstanceOf(UnusableSeriesException.class);
    }

    private static List<double[]> rows(GroupModel model) {
        List<double[]> rows = new ArrayList<>();
        for (Forecast forecast : model.predict(Groups.sines(3, 20))) {
            for (int target = 0; target < Groups.HORIZON.targets(); target++) {
                rows.add(forecast.row(target));
            }
        }
        return rows;
    }
}
