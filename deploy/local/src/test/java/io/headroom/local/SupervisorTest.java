package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupervisorTest {

    private final List<String> events = new ArrayList<>();
    private final List<List<PartState>> published = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private final Supervisor supervisor = new Supervisor(clock, published::add, message -> {});

    @Test
    void startsADeadPartAgainOnceItsWaitIsOverAndCountsIt() {
        FakePart part = new FakePart("qos-service");
        supervisor.start(List.of(part));

        part.alive = false;
        supervisor.check();
        assertThat(part.alive).as("before the wait is over").isFalse();

        clock.advance(Duration.ofSeconds(1));
        supervisor.check();
        assertThat(part.alive).isTrue();
        assertThat(supervisor.restarts("qos-service")).isEqualTo(1);
        assertThat(latest().get(0).restarts()).isEqualTo(1);
    }

    @Test
    void publishesADeathAtOnce() {
        FakePart part = new FakePart("qos-service");
        supervisor.start(List.of(part));

        part.alive = false;
        supervisor.check();

        assertThat(latest().get(0).process()).isNull();
    }

    @Test
    void triesAgainLaterWhenAPartCannotBeStarted() {
        FakePart part = new FakePart("postgres");
        supervisor.start(List.of(part));
        part.alive = false;
        part.broken = true;
        supervisor.check();
        clock.advance(Duration.ofSeconds(1));
        supervisor.check();

        part.broken = false;
        supervisor.check();
        clock.advance(Duration.ofSeconds(2));
        supervisor.check();

        assertThat(part.alive).isTrue();
        assertThat(supervisor.restarts("postgres")).isEqualTo(2);
    }

    @Test
    void stopsTheGroupStartedLastFirst() {
        supervisor.start(List.of(new FakePart("postgres")));
        supervisor.start(List.of(new FakePart("qos-service")));
        supervisor.start(List.of(new FakePart("gateway")));
        events.clear();

        supervisor.stopAll();

        assertThat(events).containsExactly("stop gateway", "stop qos-service", "stop postgres");
    }

    @Test
    void startsNothingAnyMoreOnceStopping() {
        FakePart running = new FakePart("kafka");
        supervisor.start(List.of(running));
        supervisor.stopAll();

        FakePart late = new FakePart("gateway");
        supervisor.start(List.of(late));
        clock.advance(Duration.ofMinutes(5));
        supervisor.check();

        assertThat(running.alive).isFalse();
        assertThat(late.alive).isFalse();
    }

    @Test
    void stopsWhatWasStartedBesideAPartThatFailed() {
        FakePart first = new FakePart("forecast-service");
        FakePart second = new FakePart("qos-service");
        second.broken = true;

        assertThatThrownBy(() -> supervisor.start(List.of(first, second))).isInstanceOf(LaunchException.class);
        supervisor.stopAll();

        assertThat(first.alive).isFalse();
    }

    @Test
    void stopsTheOthersThoughOneCannotBeStopped() {
        FakePart postgres = new FakePart("postgres");
        FakePart stuck = new FakePart("qos-service");
        supervisor.start(List.of(postgres));
        supervisor.start(List.of(stuck));
        stuck.broken = true;

        supervisor.stopAll();

        assertThat(postgres.alive).isFalse();
    }

    private List<PartState> latest() {
        return published.get(published.size() - 1);
    }

    /** A part without a process: alive means this very process stands for it. */
    private final class FakePart implements Part {

        private final String name;
        private boolean alive;
        private boolean broken;

        FakePart(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public void start() {
            if (broken) {
                throw new LaunchException("broken");
            }
            alive = true;
            events.add("start " + name);
        }

        @Override
        public void stop() {
            if (broken) {
                throw new LaunchException("broken");
            }
            alive = false;
            events.add("stop " + name);
        }

        @Override
        public Optional<ProcessHandle> process() {
            return alive ? Optional.of(ProcessHandle.current()) : Optional.empty();
        }
    }

    private static final class TestClock extends Clock {

        private Instant now = Instant.EPOCH;

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
