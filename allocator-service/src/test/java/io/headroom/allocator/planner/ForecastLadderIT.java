package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.ContractCodec;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.EventType;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.ResourceForecast.Observed;
import io.headroom.contracts.Topic;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.RecordProbe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the planner does when forecasts are missing, late or wrong: {@code docs/reasons.md} has the ladder. */
@PlannerIT
class ForecastLadderIT {

    /** Steps, as configured. */
    private static final int COOL_DOWN = 6;

    @Autowired
    private Planned planned;

    @Autowired
    private RecordProbe records;

    @Autowired
    private DomainTime time;

    private VmRef vm;

    @BeforeEach
    void aVm() {
        planned.host("host", 16, 64);
        vm = planned.vm("web", Tiers::gold);
        planned.awaitEffectiveCpu(vm, 2_000);
    }

    @Test
    void withoutAnyHistoryKeepsTheOwnersSizeAndSaysSoAtEveryStep() {
        JsonNode first = planned.awaitDecision(vm, item -> outcome(item, "GRANTED"));
        JsonNode later = planned.awaitDecision(vm, item -> outcome(item, "UNCHANGED"));

        assertThat(reasons(first)).contains("CPU:NO_HISTORY");
        assertThat(reasons(later))
                .contains("CPU:NO_HISTORY", "MEMORY:NO_HISTORY", "DISK:NO_HISTORY", "NETWORK:NO_HISTORY");
        planned.audit();
    }

    @Test
    void namesTheLowerRungThatMadeAForecast() {
        records.send(vm.key(), of(Demand.flat(vm, 3, 1, time), 3, "SHORT_HISTORY"));

        JsonNode decision = planned.awaitDecision(vm, item -> version(item) == 1);

        assertThat(reasons(decision)).contains("FORECAST_FALLBACK", "CPU:FORECAST");
        assertThat(decision.at("/details/resources/0/fallback").asString()).isEqualTo("SHORT_HISTORY");
        planned.awaitEffectiveCpu(vm, 3_250);
        planned.audit();
    }

    @Test
    void usesTheRestOfTheLastForecastWhileNoneArrives() {
        records.send(vm.key(), Demand.flat(vm, 3, 1, time));

        JsonNode late = planned.awaitDecision(
                vm, item -> version(item) == 1 && reasons(item).contains("FORECAST_LATE"));

        assertThat(reasons(late)).contains("CPU:FORECAST");
        assertThat(late.at("/details/resources/0/decided").asLong()).isEqualTo(3_250);
        planned.audit();
    }

    @Test
    void holdsAndNeverShrinksOnceTheLastForecastHasRunOut() {
        long longAgo = time.stepIndex(time.now()) - 300;

        records.send(vm.key(), Demand.flatFrom(vm, 0.3, 1, longAgo, time));

        JsonNode held = planned.awaitDecision(vm, item -> outcome(item, "HELD"));
        assertThat(reasons(held)).contains("CPU:FORECAST_STALE");
        assertThat(held.at("/details/resources/0/decided").asLong()).isEqualTo(2_000);
        assertThat(planned.effectiveCpu(vm)).isEqualTo(2_000);
        planned.audit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "\"NaN\"", "-1.0", "1e999", "9e9", "null", "1.0, 1.0"})
    void setsAForecastAsideWhoseQuantilesAreNone(String inPlaceOfTheFirst) {
        String sound = new String(ContractCodec.write(Demand.flat(vm, 0.3, 1, time)), StandardCharsets.UTF_8);
        String spoiled = sound.replaceFirst("\"steps\":\\[\\[[^,]+", "\"steps\":[[" + inPlaceOfTheFirst);
        assertThat(spoiled).isNotEqualTo(sound);

        String id = UUID.randomUUID().toString();
        records.sendRaw(
                Topic.PREDICTIONS,
                vm.key(),
                spoiled.getBytes(StandardCharsets.UTF_8),
                RecordProbe.cloudEvent(EventType.DEMAND_FORECAST.ceType(), id));
        records.awaitDeadLetter(
                Topic.PREDICTIONS, seen -> id.equals(seen.headers().get("ce_id")));

        assertThat(planned.effectiveCpu(vm)).isEqualTo(2_000);
        assertThat(planned.decisions(vm)).noneMatch(item -> version(item) == 1);
        records.send(vm.key(), Demand.flat(vm, 3, 2, time));
        planned.awaitEffectiveCpu(vm, 3_250);
        planned.audit();
    }

    @Test
    void neitherFollowsNorStopsAtAForecastThatCannotBeTrue() {
        VmRef neighbour = planned.vm("neighbour", Tiers::gold);
        records.send(vm.key(), Demand.flat(vm, 1e306, 1, time));
        records.send(neighbour.key(), Demand.flat(neighbour, 3, 1, time));

        JsonNode held = planned.awaitDecision(vm, item -> version(item) == 1);

        assertThat(outcome(held, "HELD")).isTrue();
        assertThat(reasons(held)).contains("FORECAST_IMPLAUSIBLE", "CPU:FORECAST_IMPLAUSIBLE");
        planned.awaitEffectiveCpu(neighbour, 3_250);
        assertThat(planned.effectiveCpu(vm)).isEqualTo(2_000);
        records.send(vm.key(), Demand.flat(vm, 3, 2, time));
        planned.awaitEffectiveCpu(vm, 3_250);
        planned.audit();
    }

    @Test
    void followsPresentUseWhereTheForecastCannotBeTrue() {
        records.send(vm.key(), of(Demand.flat(vm, 4_000, 1, time), 1.9, null));

        JsonNode decision = planned.awaitDecision(vm, item -> version(item) == 1);

        assertThat(reasons(decision)).contains("FORECAST_IMPLAUSIBLE", "CPU:REACTIVE");
        planned.awaitEffectiveCpu(vm, 2_500);
        planned.audit();
    }

    @Test
    void growsAtOnceWithAForecastThatFlapsAndShrinksNoOftenerThanTheCoolDownAllows() {
        for (int version = 1; version <= 16; version++) {
            int number = version;
            records.send(vm.key(), Demand.flat(vm, version % 2 == 0 ? 4 : 1, version, time));
            planned.awaitDecision(vm, item -> version(item) == number);
            long step = time.stepIndex(time.now());
            Planned.await().until(() -> time.stepIndex(time.now()) > step);
        }

        long grownAt = Long.MIN_VALUE / 2;
        for (JsonNode decision : oldestFirst(planned.decisions(vm))) {
            JsonNode cpu = decision.at("/details/resources/0");
            long step = time.stepIndex(Instant.parse(decision.path("step").asString()));
            long change = cpu.path("decided").asLong() - cpu.path("before").asLong();
            boolean young = step - grownAt < COOL_DOWN;
            if (version(decision) > 0 && version(decision) % 2 == 0) {
                assertThat(cpu.path("decided").asLong()).as("%s", decision).isEqualTo(4_250);
            } else if (version(decision) > 0 && young) {
                assertThat(reasons(decision)).as("%s", decision).contains("CPU:COOL_DOWN");
                assertThat(change).as("%s", decision).isZero();
            }
            grownAt = change > 0 ? step : grownAt;
        }
        planned.audit();
    }

    private static List<JsonNode> oldestFirst(List<JsonNode> decisions) {
        return decisions.stream()
                .sorted(Comparator.comparing(
                        decision -> Instant.parse(decision.path("decidedAt").asString())))
                .toList();
    }

    /** A forecast with another present use and rung. */
    private static DemandForecast of(DemandForecast forecast, double observed, @Nullable String fallback) {
        ResourceForecast cpu = forecast.resources().get(0);
        ResourceForecast changed = new ResourceForecast(
                Resource.CPU,
                new Observed(observed, cpu.observed().at(), false),
                cpu.steps(),
                cpu.blocks(),
                cpu.windowMaxima(),
                cpu.model(),
                null,
                null,
                fallback);
        return new DemandForecast(
                forecast.tenantId(),
                forecast.vmId(),
                null,
                forecast.version(),
                forecast.issuedAt(),
                forecast.from(),
                forecast.step(),
                forecast.trigger(),
                forecast.quantileLevels(),
                List.of(changed));
    }

    private static long version(JsonNode decision) {
        return decision.at("/details/forecastVersion").asLong();
    }

    private static boolean outcome(JsonNode decision, String expected) {
        return decision.path("outcome").asString().equals(expected);
    }

    private static List<String> reasons(JsonNode decision) {
        return decision.path("reasons").values().stream()
                .map(JsonNode::asString)
                .toList();
    }
}
