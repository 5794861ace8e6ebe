package io.headroom.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the parts alive: a dead one is started again after a growing wait; all are stopped in order at the end. */
final class Supervisor {

    private final Clock clock;
    private final Consumer<List<PartState>> onChange;
    private final Consumer<String> log;
    private final List<List<Watched>> groups = new ArrayList<>();
    private boolean stopping;

    private static final class Watched {
        private final Part part;
        private final Backoff backoff = new Backoff();
        private Instant started;
        private @Nullable Instant due;
        private int restarts;

        Watched(Part part, Instant started) {
            this.part = part;
            this.started = started;
        }

        PartState state() {
            return new PartState(
                    part.name(),
                    part.process().map(ProcessIdentity::of).orElse(null),
                    part.port(),
                    part.managementPort(),
                    restarts);
        }
    }

    /**
     * Creates a supervisor of nothing yet.
     *
     * @param onChange told the parts, in their order of start, whenever a process comes or goes
     */
    Supervisor(Clock clock, Consumer<List<PartState>> onChange, Consumer<String> log) {
        this.clock = clock;
        this.onChange = onChange;
        this.log = log;
    }

    /** Starts parts that do not need each other and watches them from now on; does nothing once stopping. */
    synchronized void start(List<? extends Part> group) {
        if (stopping) {
            return;
        }
        // Watched before they run: what fails half-way is stopped too.
        List<Watched> watched =
                group.stream().map(part -> new Watched(part, clock.instant())).toList();
        groups.add(watched);
        for (Watched one : watched) {
            one.part.start();
            one.started = clock.instant();
        }
        changed();
    }

    /** Looks at every part once: notes the dead, starts those whose wait is over. */
    synchronized void check() {
        if (stopping) {
            return;
        }
        all().filter(watched -> watched.part.process().isEmpty()).forEach(this::mourn);
    }

    /** How often a part had to be started again. */
    synchronized int restarts(String name) {
        return all().filter(watched -> watched.part.name().equals(name))
                .mapToInt(watched -> watched.restarts)
                .sum();
    }

    /** Stops everything, the group started last first, so that nothing loses what it depends on. */
    synchronized void stopAll() {
        stopping = true;
        for (int i = groups.size() - 1; i >= 0; i--) {
            List<Part> running = groups.get(i).stream()
                    .map(watched -> watched.part)
                    .filter(part -> part.process().isPresent())
                    .toList();
            log.accept("stopping "
                    + String.join(", ", running.stream().map(Part::name).toList()));
            running.parallelStream().forEach(this::stop);
            changed();
        }
    }

    /** What cannot be stopped must not keep the others running. */
    private void stop(Part part) {
        try {
            part.stop();
        } catch (RuntimeException e) {
            log.accept(part.name() + " does not stop: " + e.getMessage());
        }
    }

    private void mourn(Watched watched) {
        Instant now = clock.instant();
        if (watched.due == null) {
            Duration wait = watched.backoff.afterDeath(Duration.between(watched.started, now));
            watched.due = now.plus(wait);
            log.accept(watched.part.name() + " has died, starting it again in " + wait.toSeconds() + " s");
            changed();
        } else if (!now.isBefore(watched.due)) {
            watched.due = null;
            watched.restarts++;
            watched.started = now;
            restart(watched.part);
            changed();
        }
    }

    /** A part that cannot be started is as dead as before: its next turn comes after the next wait. */
    private void restart(Part part) {
        try {
            part.start();
        } catch (RuntimeException e) {
            log.accept(part.name() + " does not start: " + e.getMessage());
        }
    }

    private void changed() {
        onChange.accept(all().map(Watched::state).toList());
    }

    private Stream<Watched> all() {
        return groups.stream().flatMap(List::stream);
    }
}
