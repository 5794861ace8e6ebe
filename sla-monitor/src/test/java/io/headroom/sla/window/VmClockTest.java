package io.headroom.sla.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.DomainTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VmClockTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private final Minutes minutes = new Minutes(new DomainTime(1, Clock.systemUTC()));
    private final VmClock clock = new VmClock(minutes, Duration.ofMinutes(1));

    @Test
    void keepsAMinuteOpenForTheGraceAfterItsEnd() {
        clock.accept(at(0, 10));
        clock.accept(at(1, 59));

        assertThat(clock.dueUntil()).isEqualTo(at(0, 0));
        assertThat(clock.accept(at(0, 50))).isTrue();
    }

    @Test
    void refusesASampleWhoseMinuteHasClosed() {
        clock.accept(at(0, 10));
        clock.accept(at(2, 0));

        assertThat(clock.dueUntil()).isEqualTo(at(1, 0));
        assertThat(clock.accept(at(0, 59))).isFalse();
        assertThat(clock.late()).isEqualTo(1);
    }

    @Test
    void anEarlierSampleDoesNotTurnItBack() {
        clock.accept(at(5, 0));
        clock.accept(at(4, 30));

        assertThat(clock.watermark()).isEqualTo(at(5, 0));
    }

    @Test
    void refusesWhatTheWallClockHasClosed() {
        VmClock closedByWallClock = new VmClock(minutes, Duration.ofMinutes(1), at(0, 0), at(7, 0));

        assertThat(closedByWallClock.accept(at(6, 59))).isFalse();
        assertThat(closedByWallClock.accept(at(7, 0))).isTrue();
    }

    @Test
    void judgesLatenessByTheOrderOfTheSamplesAlone() {
        clock.accept(at(0, 0));
        clock.accept(at(9, 0));
        VmClock readLater = new VmClock(minutes, Duration.ofMinutes(1), clock.watermark(), clock.closedUntil());

        assertThat(clock.accept(at(7, 30))).isFalse();
        assertThat(readLater.accept(at(7, 30))).isFalse();
        assertThat(clock.accept(at(8, 0))).isTrue();
        assertThat(readLater.accept(at(8, 0))).isTrue();
    }

    private static Instant at(int minute, int second) {
        return NINE.plusSeconds(minute * 60L + second);
    }
}
