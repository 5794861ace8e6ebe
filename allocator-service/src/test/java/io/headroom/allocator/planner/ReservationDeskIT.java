package io.headroom.allocator.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.allocator.Estate;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.RecordProbe;
import io.headroom.test.TestTokens;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PlannerIT
class ReservationDeskIT {

    @Autowired
    private Api api;

    @Autowired
    private RecordProbe records;

    @Autowired
    private DomainTime time;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Planned planned;

    private VmRef vm;

    @BeforeEach
    void aVm() {
        planned.host("host", 8, 64);
        vm = planned.vm("web", Tiers::silver);
        planned.awaitEffectiveCpu(vm, 2_000);
    }

    @Test
    void setsAsideWhatIsAskedForAndActivatesItOnDemand() {
        Answer made = reserve(1_900, 30, 60);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().at("/delta/cpuMillicores").asLong()).isEqualTo(2_000);
        assertThat(made.json().path("state").asString()).isEqualTo("RESERVED");
        String path = location(made);
        assertThat(planned.tenant().post(path + ":activate", "").status()).isEqualTo(428);
        assertThat(planned.tenant()
                        .with("If-Match", "\"7\"")
                        .post(path + ":activate", "")
                        .status())
                .isEqualTo(412);

        Answer asked = planned.tenant().with("If-Match", "\"1\"").post(path + ":activate", "");

        assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
        planned.awaitEffectiveCpu(vm, 4_000);
        planned.awaitReservation(vm, item -> item.path("state").asString().equals("ACTIVE"));
    }

    @Test
    void releasesWhatIsNoLongerWanted() {
        Answer made = reserve(1_000, 30, 60);

        Answer released = planned.tenant().with("If-Match", "\"1\"").post(location(made) + ":release", "");

        assertThat(released.json().path("state").asString()).isEqualTo("RELEASED");
        assertThat(released.json().path("reason").asString()).isEqualTo("RELEASED_BY_CALLER");
        planned.audit();
    }

    @Test
    void refusesWhatTheHostCannotKeepOrTheCalendarDoesNotReach() {
        assertThat(reserve(7_000, 30, 60).status()).isEqualTo(201);

        Answer tooMuch = reserve(2_000, 40, 50);
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.problem()).isEqualTo("CAPACITY_SHORT");
        assertThat(reserve(1_000, 40, 400).problem()).isEqualTo("SPAN_INVALID");
        assertThat(reserve(1_000, -40, 10).problem()).isEqualTo("SPAN_INVALID");
        assertThat(reserve(0, 40, 50).problem()).isEqualTo("DELTA_INVALID");
    }

    @Test
    void showsNobodyAnotherTenantsReservations() {
        Answer made = reserve(1_000, 30, 60);
        Api stranger = api.as(TestTokens.tenant("stranger", "allocation:read", "allocation:write"));

        assertThat(stranger.get(location(made)).problem()).isEqualTo("RESERVATION_UNKNOWN");
        assertThat(stranger.with("If-Match", "\"1\"")
                        .post(location(made) + ":release", "")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/reservations").json().path("items")).isEmpty();
        assertThat(stranger.get("/api/v1/decisions").json().path("items")).isEmpty();
        assertThat(api.as(TestTokens.tenant("reader", "allocation:read"))
                        .get("/api/v1/hosts/" + planned.estate.named("host") + "/calendar")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pagesThroughReservationsInTheOrderOfTheirStart() {
        reserve(250, 90, 100);
        reserve(250, 30, 40);
        reserve(250, 60, 70);

        Answer first = planned.tenant().get("/api/v1/reservations?limit=2&vmId=" + vm.vmId());
        Answer second = planned.tenant()
                .get("/api/v1/reservations?limit=2&vmId=" + vm.vmId() + "&cursor="
                        + first.json().path("next").asString());

        assertThat(first.json().path("items")).hasSize(2);
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(start(first.json().at("/items/0")))
                .isBefore(start(first.json().at("/items/1")));
        assertThat(start(first.json().at("/items/1")))
                .isBefore(start(second.json().at("/items/0")));
    }

    @Test
    void showsAHostsCalendarSlotBySlot() {
        reserve(1_000, 30, 60);

        JsonNode calendar = planned.estate
                .operator()
                .get("/api/v1/hosts/" + planned.estate.named("host") + "/calendar?slots=48")
                .json();

        assertThat(calendar.path("slots")).hasSize(48);
        assertThat(calendar.at("/slots/0/active/cpuMillicores").asLong()).isEqualTo(2_000);
        assertThat(calendar.at("/slots/0/sellable/cpuMillicores").asLong()).isEqualTo(8_000);
        assertThat(calendar.at("/slots/40/reserved/cpuMillicores").asLong()).isEqualTo(1_000);
        assertThat(calendar.at("/slots/40/guaranteed/memoryMib").asLong()).isEqualTo(1_024);
    }

    @Test
    void rehearsesADecisionAndStoresNothingOfIt() {
        records.send(vm.key(), Demand.flat(vm, 1.8, 1, time));
        planned.awaitDecision(vm, item -> item.at("/details/forecastVersion").asLong() == 1);

        Answer rehearsed = planned.tenant()
                .post("/api/v1/allocations:plan", Map.of("vmId", vm.vmId(), "demandFactor", 2, "shortageWeight", 100));

        assertThat(rehearsed.status()).as(rehearsed.toString()).isEqualTo(200);
        assertThat(rehearsed.json().path("cause").asString()).isEqualTo("DRY_RUN");
        assertThat(rehearsed.json().at("/details/resources/0/decided").asLong()).isEqualTo(4_000);
        assertThat(planned.decisions(vm))
                .noneMatch(item -> item.path("cause").asString().equals("DRY_RUN"));
        assertThat(planned.effectiveCpu(vm)).isEqualTo(2_000);
        assertThat(planned.tenant()
                        .post("/api/v1/allocations:plan", Map.of("vmId", "nobody"))
                        .problem())
                .isEqualTo("VM_UNKNOWN");
    }

    private Answer reserve(long millicores, int fromSteps, int toSteps) {
        long step = time.stepIndex(time.now());
        return Estate.withKey(planned.tenant())
                .post(
                        "/api/v1/reservations",
                        Map.of(
                                "vmId",
                                vm.vmId(),
                                "delta",
                                Estate.amounts(millicores, 0, 0, 0),
                                "from",
                                time.stepStart(step + fromSteps).toString(),
                                "to",
                                time.stepStart(step + toSteps).toString()));
    }

    private static String location(Answer made) {
        return Objects.requireNonNull(made.header("Location"));
    }

    private static Instant start(JsonNode reservation) {
        return Instant.parse(reservation.path("from").asString());
    }
}
