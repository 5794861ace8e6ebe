package io.headroom.forecasting.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecasting.LastValue;
import io.headroom.forecasting.SeasonalNaive;
import io.headroom.forecasting.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Weights by error, and logarithms. */
class CombinationTest {

    @Test
    void weighsByTheErrorToTheThirdPower() {
        // Over two origins one step ahead, the last value is off by 1 each time, that of two steps before by 2.
        TimeSeries line = TimeSeries.of(1, 2, 3, 4, 5, 6, 7, 8);
        Combination combination = new Combination("both", List.of(new LastValue(), new SeasonalNaive(2)), 1, 1, 2);

        CombinationModel model = combination.fit(line);

        assertThat(model.weights()).containsEntry("last-value", 8.0 / 9);
        assertThat(model.path(1)[0]).isCloseTo(8 * 8.0 / 9 + 7.0 / 9, within(1e-12));
    }

    @Test
    void aShortHistoryIsNotHeldBackForTheWeights() {
        // A third of nine steps has room for one origin three steps ahead, so six steps are left to members.
        Combination combination =
                new Combination("c", List.of(new LastValue(), new SeasonalNaive(6), new SeasonalNaive(7)), 3, 2, 9);

        CombinationModel model = combination.fit(TimeSeries.of(1, 2, 3, 4, 5, 6, 7, 8, 9));

        assertThat(model.weights()).containsOnlyKeys("last-value", "seasonal-naive(6)");
        assertThat(combination.minimumHistory()).isEqualTo(4);
    }

    @Test
    void aMemberThatNeedsMoreHistoryStandsAside() {
        CombinationModel model = new Combination("c", List.of(new LastValue(), new SeasonalNaive(100)), 1, 1, 2)
                .fit(TimeSeries.of(1, 2, 3, 4));

        assertThat(model.weights()).containsOnlyKeys("last-value");
    }

    @Test
    void aLogarithmOfZeroStandsAsideOrIsRefused() {
        Logarithmic logarithmic = new Logarithmic(new LastValue());
        TimeSeries zero = TimeSeries.of(1, 0, 1, 2);

        assertThatThrownBy(() -> logarithmic.fit(zero)).hasMessageContaining("above 0");
        assertThat(new Combination("c", List.of(logarithmic, new LastValue()), 1, 1, 1)
                        .fit(zero)
                        .weights())
                .containsOnlyKeys("last-value");
        assertThatThrownBy(() -> new Combination("c", List.of(logarithmic), 1, 1, 1).fit(zero))
                .hasMessageContaining("no member");
    }

    @Test
    void logarithmsGoThereAndBack() {
        double[] path = new Logarithmic(new SeasonalNaive(3))
                .fit(TimeSeries.of(5, 1e-9, 1e9))
                .path(3);

        assertThat(path[0]).isCloseTo(5, within(1e-9));
        assertThat(path[1]).isCloseTo(1e-9, within(1e-18));
        assertThat(path[2]).isCloseTo(1e9, within(1e-3));
    }
}
