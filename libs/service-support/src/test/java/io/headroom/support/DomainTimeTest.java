package io.headroom.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTimeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MutableClock clock = new MutableClock(NOON);

    @ParameterizedTest
    @CsvSource({"1, PT5M, PT1M, PT1H, PT24H", "60, PT5S, PT1S, PT1M, PT24M", "300, PT1S, PT0.2S, PT12S, PT4M48S"})
    void dividesEveryDurationByTheScale(int scale, Duration step, Duration minute, Duration hour, Duration day) {
        DomainTime time = new DomainTime(scale, clock);

        assertThat(time.step()).isEqualTo(step);
        assertThat(time.minute()).isEqualTo(minute);
        assertThat(time.hour()).isEqualTo(hour);
        assertThat(time.day()).isEqualTo(day);
        assertThat(time.real(Duration.ofMinutes(30))).isEqualTo(step.multipliedBy(6));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "7", "1000000"})
    void refusesAScaleThatLeavesNoWholeMilliseconds(int scale) {
        assertThatThrownBy(() -> new DomainTime(scale, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("headroom.time-scale " + scale);
    }

    @Test
    void alignsStepsToTheEpochAlsoBeforeIt() {
        DomainTime time = new DomainTime(60, clock);

        assertThat(time.stepIndex(Instant.EPOCH)).isZero();
        assertThat(time.stepIndex(Instant.EPOCH.plusMillis(4_999))).isZero();
        assertThat(time.stepIndex(Instant.EPOCH.plusMillis(5_000))).isEqualTo(1);
        assertThat(time.stepIndex(Instant.EPOCH.minusMillis(1))).isEqualTo(-1);
        assertThat(time.stepStart(time.stepIndex(NOON.plusMillis(1)))).isEqualTo(NOON);
    }

    @Test
    void mapsInstantsThereAndBackWithoutState() {
        DomainTime time = new DomainTime(60, clock);

        Instant domain = time.toDomain(NOON);

        assertThat(time.toReal(domain)).isEqualTo(NOON);
        assertThat(time.toDomain(NOON.plus(Duration.ofMinutes(24)))).isEqualTo(domain.plus(Duration.ofDays(1)));
        assertThat(new DomainTime(1, clock).toDomain(NOON)).isEqualTo(NOON);
        assertThat(time.now()).isEqualTo(NOON);
    }
}
