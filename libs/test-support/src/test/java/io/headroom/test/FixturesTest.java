package io.headroom.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.MetricSample;
import io.headroom.contracts.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixturesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void makesForecastsThatTheContractsAccept() {
        DemandForecast forecast = ForecastFixture.flat("acme", "vm-1")
                .of(Resource.CPU, 1.5)
                .of(Resource.MEMORY, 1_024)
                .surge()
                .from(NOW, Duration.ofMinutes(5));

        assertThat(ContractCodec.read(ContractCodec.write(forecast), DemandForecast.class))
                .isEqualTo(forecast);
        assertThat(forecast.resources().get(0).steps().get(0).get(0)).isEqualTo(1.5);
        assertThat(forecast.trigger()).isEqualTo(DemandForecast.Trigger.SURGE);
    }

    @Test
    void makesTheSameSeriesFromTheSameSeed() {
        SampleFixture vm = SampleFixture.using("acme", "vm-1").cpu(2);

        List<MetricSample> series = vm.series(7, 288, Duration.ofMinutes(5), Duration.ofDays(1), NOW)
                .toList();

        assertThat(series)
                .hasSize(288)
                .isEqualTo(vm.series(7, 288, Duration.ofMinutes(5), Duration.ofDays(1), NOW)
                        .toList());
        assertThat(series.get(287).at()).isEqualTo(NOW);
        assertThat(series).extracting(MetricSample::cpuCoresUsed).doesNotHaveDuplicates();
        assertThat(series)
                .isNotEqualTo(vm.series(8, 288, Duration.ofMinutes(5), Duration.ofDays(1), NOW)
                        .toList());
    }

    @Test
    void keepsTheBoundsOfAVmAroundItsSize() {
        var vm = VmFixture.aVm("vm-1").of("acme").onHost("host-1").changed();

        assertThat(vm.minimum().cpuMillicores()).isEqualTo(500);
        assertThat(vm.maximum().cpuMillicores()).isEqualTo(8_000);
        assertThat(vm.hostId()).isEqualTo("host-1");
    }

    @Test
    void movesAClockForAllItsZones() {
        MutableClock clock = new MutableClock(NOW);
        var zoned = clock.withZone(ZoneOffset.ofHours(2));

        clock.advance(Duration.ofHours(1));

        assertThat(zoned.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }
}
