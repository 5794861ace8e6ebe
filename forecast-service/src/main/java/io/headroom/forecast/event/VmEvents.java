package io.headroom.forecast.event;

import io.headroom.contracts.Resource;
import io.headroom.forecasting.PlannedLoad;
import io.headroom.support.DomainTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The events of one VM, by steps. A step that an event touches is one of its own. */
public final class VmEvents {

    /** The largest factor that events which last at the same time have together: without one, their product has no end. */
    static final double MOST_FACTOR = 1_000;

    private static final VmEvents NONE = new VmEvents(List.of());

    private final List<Stretch> stretches;

    private VmEvents(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    /** No events. */
    public static VmEvents none() {
        return NONE;
    }

    static VmEvents of(List<LoadEvent> events, DomainTime time) {
        return events.isEmpty()
                ? NONE
                : new VmEvents(
                        events.stream().map(event -> Stretch.of(event, time)).toList());
    }

    /** What a model learns of a step: its demand as it would have been without events, NaN if that cannot be told. */
    public double without(Resource resource, long step, double value) {
        double factor = 1;
        double amount = 0;
        for (Stretch stretch : stretches) {
            if (stretch.covers(step)) {
                if (stretch.event.kind() == LoadEvent.Kind.DEPLOY) {
                    return Double.NaN;
                }
                factor = Math.min(MOST_FACTOR, factor * stretch.factor(resource));
                amount += stretch.amount(resource);
            }
        }
        return factor == 1 && amount == 0 ? value : PlannedLoad.without(factor, amount, value);
    }

    /** The same of a row of steps, the first of which has a number. */
    public double[] without(Resource resource, long first, double[] values) {
        double[] without = values.clone();
        for (Stretch stretch : stretches) {
            long until = Math.min(stretch.until, first + values.length);
            for (long step = Math.max(stretch.from, first); step < until; step++) {
                int i = (int) (step - first);
                without[i] = without(resource, step, values[i]);
            }
        }
        return without;
    }

    /** What is planned for some steps from one on. */
    public PlannedLoad ahead(Resource resource, long from, int steps) {
        if (stretches.stream().noneMatch(stretch -> stretch.until > from && stretch.from < from + steps)) {
            return PlannedLoad.none();
        }
        double[] factors = new double[steps];
        double[] amounts = new double[steps];
        Arrays.fill(factors, 1);
        for (Stretch stretch : stretches) {
            for (int step = 0; step < steps; step++) {
                if (stretch.covers(from + step)) {
                    factors[step] = Math.min(MOST_FACTOR, factors[step] * stretch.factor(resource));
                    amounts[step] += stretch.amount(resource);
                }
            }
        }
        return PlannedLoad.of(factors, amounts);
    }

    /** Those that last at some time between two instants, the first to begin first. */
    public List<Announced> between(Instant from, Instant to) {
        return stretches.stream()
                .map(Stretch::event)
                .filter(event -> event.from().isBefore(to) && event.to().isAfter(from))
                .map(event -> new Announced(
                        event.eventId().toString(), event.name(), event.kind().name(), event.from(), event.to()))
                .toList();
    }

    /**
     * An event as a forecast tells it.
     *
     * @param eventId its id
     * @param name its name
     * @param kind LOAD or DEPLOY
     * @param from when it begins
     * @param to when it is over
     */
    public record Announced(String eventId, String name, String kind, Instant from, Instant to) {}

    /** An event with its first step and the one after its last. */
    private record Stretch(LoadEvent event, long from, long until) {

        static Stretch of(LoadEvent event, DomainTime time) {
            return new Stretch(
                    event,
                    time.stepIndex(event.from()),
                    time.stepIndex(event.to().minusNanos(1)) + 1);
        }

        boolean covers(long step) {
            return step >= from && step < until;
        }

        double factor(Resource resource) {
            double factor = 1;
            for (LoadEvent.Effect effect : event.effects()) {
                factor = Math.min(MOST_FACTOR, factor * (effect.resource() == resource ? effect.factor() : 1));
            }
            return factor;
        }

        double amount(Resource resource) {
            double amount = 0;
            for (LoadEvent.Effect effect : event.effects()) {
                amount += effect.resource() == resource ? effect.amount() : 0;
            }
            return amount;
        }
    }
}
