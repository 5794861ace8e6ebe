package io.headroom.allocator.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecayedTimesTest {

    @Test
    void knowsNothingBeforeTheFirstMeasurement() {
        assertThat(DecayedTimes.empty().quantile(0.95)).isZero();
    }

    @Test
    void coversTheShareItIsAskedForWithinAFifth() {
        DecayedTimes times = DecayedTimes.empty();
        for (int i = 0; i < 200; i++) {
            times = times.with(Duration.ofMillis(i % 10 == 0 ? 5_000 : 100));
        }

        assertThat(times.quantile(0.5)).isBetween(Duration.ofMillis(100), Duration.ofMillis(120));
        assertThat(times.quantile(0.95)).isBetween(Duration.ofMillis(5_000), Duration.ofMillis(6_000));
    }

    @Test
    void forgetsWhatIsLongPast() {
        DecayedTimes times = DecayedTimes.empty();
        for (int i = 0; i < 100; i++) {
            times = times.with(Duration.ofMinutes(5));
        }
        for (int i = 0; i < 200; i++) {
            times = times.with(Duration.ofMillis(50));
        }

        assertThat(times.quantile(0.95)).isLessThan(Duration.ofMillis(60));
    }

    @Test
    void comesBackFromItsWeightsAsItWas() {
        DecayedTimes times = DecayedTimes.empty().with(Duration.ofSeconds(3)).with(Duration.ofSeconds(7));

        assertThat(DecayedTimes.of(times.weights()).quantile(0.95)).isEqualTo(times.quantile(0.95));
    }

    @Test
    void takesTheExtremes() {
        assertThat(DecayedTimes.empty().with(Duration.ZERO).quantile(0.95)).isEqualTo(Duration.ofMillis(1));
        assertThat(DecayedTimes.empty().with(Duration.ofDays(30)).quantile(0.95))
                .isGreaterThan(Duration.ofHours(3));
    }
}
