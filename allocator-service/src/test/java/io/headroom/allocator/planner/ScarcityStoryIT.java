package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Keys;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.RecordProbe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@PlannerIT
class ScarcityStoryIT {

    @Autowired
    private Planned planned;

    @Autowired
    private RecordProbe records;

    @Autowired
    private DomainTime time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlanInbox inbox;

    @Test
    void theTierWorthMostIsServedFirstWhenTheHostIsShort() {
        planned.host("host", 8, 64);
        VmRef bronze = planned.vm("batch", Tiers::bronze);
        VmRef platinum = planned.vm("shop", Tiers::platinum);
        planned.awaitEffectiveCpu(bronze, 2_000);
        planned.awaitEffectiveCpu(platinum, 2_000);

        Map<DemandForecast, String> together = new LinkedHashMap<>();
        together.put(Demand.flat(bronze, 5.2, 1, time), null);
        together.put(Demand.flat(platinum, 5.2, 1, time), null);
        transaction.executeWithoutResult(status -> inbox.forecasts(together));

        planned.awaitEffectiveCpu(platinum, 5_500);
        planned.awaitEffectiveCpu(bronze, 2_500);
        JsonNode capped = planned.awaitDecision(
                bronze, item -> item.path("outcome").asString().equals("CAPPED_BY_CAPACITY"));
        assertThat(capped.path("reasons").toString()).contains("CAPACITY_SHORT");
        assertThat(capped.at("/details/resources/0/refused").asLong()).isPositive();
        planned.audit();
    }

    @Test
    void aHardThresholdCapsWhatIsGranted() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);

        budget(vm, 1, BigDecimal.ZERO);

        planned.awaitEffectiveCpu(vm, 500);
        planned.awaitDecision(vm, item -> item.path("outcome").asString().equals("CAPPED_BY_COST"));
        records.send(vm.key(), Demand.flat(vm, 3, 1, time));
        planned.awaitDecision(
                vm,
                item -> item.path("outcome").asString().equals("CAPPED_BY_COST")
                        && item.at("/details/forecastVersion").asLong() == 1);
        assertThat(planned.effectiveCpu(vm)).isEqualTo(500);

        budget(vm, 2, new BigDecimal("1000"));

        planned.awaitEffectiveCpu(vm, 3_250);
        planned.audit();
    }

    @Test
    void aDearerTierShrinksWhatAHardThresholdNoLongerPays() {
        planned.host("host", 16, 64);
        VmRef vm = planned.vm("web", Tiers::bronze);
        planned.awaitEffectiveCpu(vm, 2_000);
        budget(vm, 1, new BigDecimal("1000"));
        BigDecimal spending =
                Planned.await().until(() -> spending(vm), Optional::isPresent).orElseThrow();
        budget(vm, 2, spending.multiply(new BigDecimal("1.5")));

        planned.assign(vm, Tiers::platinum, 2);

        planned.awaitDecision(vm, item -> item.path("outcome").asString().equals("CAPPED_BY_COST"));
        Planned.await().until(() -> planned.effectiveCpu(vm) < 2_000);
        assertThat(jdbc.sql("select accrued + committed <= limit_amount from budget_window where tenant_id = ?")
                        .param(vm.tenantId())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        records.send(vm.key(), Demand.flat(vm, 0.2, 1, time));
        planned.awaitDecision(vm, item -> item.at("/details/forecastVersion").asLong() == 1);
        planned.audit();
    }

    private Optional<BigDecimal> spending(VmRef vm) {
        return jdbc.sql("select accrued + committed from budget_window where tenant_id = ? and committed > 0")
                .param(vm.tenantId())
                .query(BigDecimal.class)
                .optional();
    }

    private void budget(VmRef vm, long version, BigDecimal limit) {
        records.send(
                Keys.budget(vm.tenantId()),
                new BudgetSet(vm.tenantId(), version, BudgetSet.Window.MONTH, limit, "USD", true, Instant.EPOCH));
    }
}
