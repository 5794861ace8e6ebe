package io.headroom.allocator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.replay.Grid;
import io.headroom.support.DomainTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OwnHistoryTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final DomainTime REAL = new DomainTime(1, Clock.systemUTC());

    private static ReplayProperties properties(Map<String, Object> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("headroom.replay", ReplayProperties.class);
    }

    private static Grid grid(Instant from, Instant to, DomainTime time) {
        return OwnHistory.grid(from, to, time, properties(Map.of()));
    }

    @Test
    void isOnStepsOfFiveMinutesOfWhichTheLastMayBeAPart() {
        Instant end = START.plus(Duration.ofDays(8));

        assertThat(grid(START, end, REAL)).isEqualTo(new Grid(START.getEpochSecond(), 8 * Grid.DAY));
        assertThat(grid(START.plusSeconds(299), end.plusSeconds(1), REAL))
                .isEqualTo(new Grid(START.getEpochSecond(), 8 * Grid.DAY + 1));
    }

    @Test
    void countsInDomainTime() {
        DomainTime fast = new DomainTime(60, Clock.systemUTC());

        Grid grid = grid(START, START.plus(Duration.ofDays(8).dividedBy(60)), fast);

        assertThat(grid).isEqualTo(new Grid(fast.toDomain(START).getEpochSecond(), 8 * Grid.DAY));
    }

    @Test
    void isNoLongerThanMayBe() {
        assertThat(grid(START, START.plus(Duration.ofDays(100)), REAL).steps()).isEqualTo(100 * Grid.DAY);
        assertThatThrownBy(() -> grid(START, START.plus(Duration.ofDays(100)).plusSeconds(1), REAL))
                .hasMessageContaining("more than 100 days");
        assertThatThrownBy(() -> grid(Instant.EPOCH.minusSeconds(1), START.minus(Duration.ofDays(20_000)), REAL))
                .hasMessageContaining("/from".substring(1));
        assertThatThrownBy(() -> grid(Instant.MIN, Instant.MAX, REAL)).hasMessageContaining("more than 100 days");
    }

    @Test
    void isHeldToWhatIsConfigured() {
        ReplayProperties usual = properties(Map.of());
        ReplayProperties own = properties(Map.of(
                "headroom.replay.upload-limit", "1MB",
                "headroom.replay.unpacked-limit", "2MB",
                "headroom.replay.vms", "3",
                "headroom.replay.span", "9d",
                "headroom.replay.vm-steps", "5",
                "headroom.replay.threads", "6",
                "headroom.replay.queue", "7",
                "headroom.replay.per-tenant", "8"));

        assertThat(usual.toString())
                .isEqualTo("ReplayProperties[uploadLimit=33554432B, unpackedLimit=268435456B, vms=200, span=PT2400H, "
                        + "vmSteps=260000, threads=1, queue=4, perTenant=2]");
        assertThat(own.toString())
                .isEqualTo(
                        "ReplayProperties[uploadLimit=1048576B, unpackedLimit=2097152B, vms=3, span=PT216H, vmSteps=5, "
                                + "threads=6, queue=7, perTenant=8]");
        assertThatThrownBy(() -> OwnHistory.grid(START, START.plus(Duration.ofDays(10)), REAL, own))
                .hasMessageContaining("more than 9 days");
    }
}
