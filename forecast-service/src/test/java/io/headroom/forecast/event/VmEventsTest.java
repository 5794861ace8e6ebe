package io.headroom.forecast.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.Resource;
import io.headroom.support.DomainTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VmEventsTest {

    private static final long STEP_MS = 5_000;
    private static final long BASE = 1_000_000;

    private final DomainTime time = new DomainTime(60, Clock.fixed(at(0), ZoneOffset.UTC));

    @Test
    void aModelLearnsDemandAsItWouldHaveBeenWithoutEvents() {
        VmEvents events = VmEvents.of(List.of(load(2, 4, 2, 1), load(3, 5, 1.5, 0)), time);

        double[] without = events.without(Resource.CPU, BASE, new double[] {4, 4, 9, 13, 6, 4});

        assertThat(without).containsExactly(4, 4, 4, 4, 4, 4);
        assertThat(events.without(Resource.MEMORY, BASE + 2, 9)).isEqualTo(9);
    }

    @Test
    void itLearnsNothingOfADeploy() {
        LoadEvent deploy = event(LoadEvent.Kind.DEPLOY, 1, 3, List.of());

        double[] without = VmEvents.of(List.of(deploy), time).without(Resource.CPU, BASE, new double[] {1, 2, 3, 4});

        assertThat(without).containsExactly(1, Double.NaN, Double.NaN, 4);
    }

    @Test
    void aStepThatAnEventOnlyTouchesIsOneOfItsOwn() {
        LoadEvent event = new LoadEvent(
                "t",
                UUID.randomUUID(),
                "n",
                LoadEvent.Kind.LOAD,
                "vm",
                null,
                at(1).plusMillis(4_999),
                at(3).plusMillis(1),
                List.of(new LoadEvent.Effect(Resource.CPU, 2, 0)),
                at(0));
        VmEvents events = VmEvents.of(List.of(event), time);

        assertThat(events.without(Resource.CPU, BASE, new double[] {8, 8, 8, 8, 8}))
                .containsExactly(8, 4, 4, 4, 8);
    }

    @Test
    void whatIsAheadIsToldFromTheStepAskedFor() {
        VmEvents events = VmEvents.of(List.of(load(2, 4, 2, 1)), time);

        assertThat(events.ahead(Resource.CPU, BASE + 1, 12).with(0, 10)).isEqualTo(10);
        assertThat(events.ahead(Resource.CPU, BASE + 1, 12).with(1, 10)).isEqualTo(21);
        assertThat(events.ahead(Resource.CPU, BASE + 1, 12).with(3, 10)).isEqualTo(10);
        assertThat(events.ahead(Resource.MEMORY, BASE + 1, 12).changes(0, 12)).isFalse();
        assertThat(events.ahead(Resource.CPU, BASE + 4, 12).changes(0, 12)).isFalse();
        assertThat(events.between(at(0), at(2))).isEmpty();
        assertThat(events.between(at(3), at(9))).hasSize(1);
    }

    @Test
    void eventsThatAddUpWithoutEndStayFinite() {
        VmEvents events = VmEvents.of(Collections.nCopies(500, load(0, 4, 1_000, 0)), time);

        assertThat(events.ahead(Resource.CPU, BASE, 12).with(0, 2)).isEqualTo(2_000);
        assertThat(events.without(Resource.CPU, BASE, 3_000)).isEqualTo(3);
    }

    private static Instant at(long step) {
        return Instant.ofEpochMilli((BASE + step) * STEP_MS);
    }

    private static LoadEvent load(long from, long until, double factor, double amount) {
        return event(LoadEvent.Kind.LOAD, from, until, List.of(new LoadEvent.Effect(Resource.CPU, factor, amount)));
    }

    private static LoadEvent event(LoadEvent.Kind kind, long from, long until, List<LoadEvent.Effect> effects) {
        return new LoadEvent("t", UUID.randomUUID(), "n", kind, "vm", null, at(from), at(until), effects, at(0));
    }
}
