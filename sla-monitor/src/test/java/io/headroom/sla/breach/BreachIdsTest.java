package io.headroom.sla.breach;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.SlaObjective.Kind;
import io.headroom.contracts.VmRef;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BreachIdsTest {

    private static final Instant MINUTE = Instant.parse("2026-03-02T09:15:00Z");
    private static final VmRef VM = new VmRef("acme", "vm-1");

    @Test
    void findsTheSameIdAgain() {
        UUID id = BreachIds.of(VM, Kind.LATENCY_P95, MINUTE);

        assertThat(id).isEqualTo(BreachIds.of(new VmRef("acme", "vm-1"), Kind.LATENCY_P95, MINUTE));
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void tellsTenantsObjectivesAndMinutesApart() {
        assertThat(BreachIds.of(VM, Kind.LATENCY_P95, MINUTE))
                .isNotEqualTo(BreachIds.of(new VmRef("globex", "vm-1"), Kind.LATENCY_P95, MINUTE))
                .isNotEqualTo(BreachIds.of(VM, Kind.ERROR_RATIO, MINUTE))
                .isNotEqualTo(BreachIds.of(VM, Kind.LATENCY_P95, MINUTE.plusSeconds(60)));
    }
}
