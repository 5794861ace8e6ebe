package io.headroom.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.headroom.contracts.Resource;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.ForecastIT;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.ensemble.FittedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Models as a restart finds them. */
class RestoreIT extends ForecastIT {

    private static final long STEP_MS = 5_000;
    private static final List<VmRef> VMS =
            List.of(new VmRef("restore", "vm-0"), new VmRef("restore", "vm-1"), new VmRef("restore", "vm-2"));

    @Autowired
    private Fitting fitting;

    @Autowired
    private Fleet fleet;

    @Test
    void aBatchOfVmsComesBackAsItWouldHaveGoneOnAndTheUnknownOneIsLeftOut() {
        importHistory();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> VMS.stream()
                        .allMatch(vm -> fleet.find(vm).filter(Subject::fitted).isPresent()));
        VmSubject one = fleet.of(VMS.get(0));
        long fittedThrough = one.through();
        await("a further step").atMost(Duration.ofSeconds(30)).until(() -> one.through() > fittedThrough);

        synchronized (one) {
            VmRef unknown = new VmRef("restore", "nobody");
            Map<VmRef, Restored> restored =
                    fitting.restore(List.of(VMS.get(0), VMS.get(1), VMS.get(2), unknown), one.through() + 1);

            assertThat(restored).containsOnlyKeys(VMS);
            Restored first = Objects.requireNonNull(restored.get(VMS.get(0)));
            assertThat(first.models()).containsOnlyKeys(Resource.CPU, Resource.MEMORY);
            assertThat(first.fittedAt())
                    .isBefore(Instant.now())
                    .isAfter(Instant.now().minusSeconds(120));
            first.models()
                    .forEach((resource, model) -> assertSame(
                            model, Objects.requireNonNull(one.models().get(resource))));
        }
    }

    private static void assertSame(FittedModel restored, FittedModel running) {
        Forecast expected = running.predict();
        Forecast actual = restored.predict();
        assertThat(restored.name()).isEqualTo(running.name());
        for (int target = 0; target < Shape.HORIZON.targets(); target++) {
            for (int level = 0; level < Shape.levels().length; level++) {
                double value = expected.get(target, level);
                assertThat(actual.get(target, level)).isCloseTo(value, within(1e-5 * Math.max(1, value)));
            }
        }
    }

    private void importHistory() {
        Random random = new Random(17);
        long step = Instant.now().toEpochMilli() / STEP_MS;
        StringBuilder lines = new StringBuilder("vmId,at,cpuCoresUsed,memoryMibUsed\n");
        for (VmRef vm : VMS) {
            for (int i = 400; i > 0; i--) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%.4f,%.1f%n",
                        vm.vmId(),
                        Instant.ofEpochMilli((step - i) * STEP_MS),
                        2 + Math.sin(i / 40.0) + random.nextDouble(),
                        1_000 + 50 * random.nextDouble()));
            }
        }
        assertThat(tenant("restore")
                        .with("Content-Type", "text/csv")
                        .with("Idempotency-Key", "import-to-restore")
                        .post("/api/v1/metrics:import", lines.toString())
                        .status())
                .isEqualTo(202);
    }
}
