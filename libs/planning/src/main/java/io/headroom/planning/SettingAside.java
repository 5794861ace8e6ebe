package io.headroom.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns what a VM is expected to need into reservations: beyond the hold spans of whole hours of the step grid (as long as a
 * hold), so that a forecast that moves on by a step asks for the same spans again; within the hold single steps. What is set
 * aside for a step is given back in time if the step's own forecast no longer makes it worth its price. Amounts are arrays with
 * one entry per resource. Takes the needs first, then answers.
 */
public final class SettingAside {

    /** What is set aside already is topped up only for a lack of more than this share of it. */
    private static final double TOLERANCE = 0.2;

    private final long step;
    private final Timing timing;
    /** Single steps within the hold, then hours. */
    private final List<Span> hours = new ArrayList<>();

    /**
     * @param step the present step
     * @param end after the last step that can be reserved
     * @param resources how many there are
     */
    public SettingAside(long step, long end, Timing timing, int resources) {
        this.step = step;
        this.timing = timing;
        int length = timing.hold();
        for (long from = next(); from < Math.min(end, step + length); from++) {
            hours.add(new Span(from, from + 1, new long[resources]));
        }
        for (long from = step + length; from < end; ) {
            long to = Math.min(end, Math.floorDiv(from, length) * length + length);
            hours.add(new Span(from, to, new long[resources]));
            from = to;
        }
    }

    /** Takes in what is needed of a resource on top of what the VM holds, in spans counted from the present step. */
    public void need(int resource, List<ReservationsAhead.Span> spans) {
        for (ReservationsAhead.Span span : spans) {
            for (Span hour : hours) {
                if (hour.from < step + span.toStep() && step + span.fromStep() < hour.to) {
                    hour.amounts[resource] = Math.max(hour.amounts[resource], span.delta());
                }
            }
        }
    }

    /**
     * Whether something set aside is still needed in its span or in the hours beside it: the blocks of a forecast move over
     * the hours, and an hour beside a busy one is asked for in one step and not in the next.
     */
    public boolean isNeeded(Span reserved) {
        int beside = timing.hold();
        return hours.stream()
                .anyMatch(hour -> hour.from < reserved.to + beside
                        && reserved.from - beside < hour.to
                        && overlaps(hour.amounts, reserved.amounts));
    }

    /** The step that is decided on next: what is set aside for it can be given back at no charge now and no later. */
    private long next() {
        return step + timing.lead() + 1;
    }

    /**
     * Those to be given back, as more is set aside for the step that is decided on next than it is worth; what is still needed in
     * their spans is {@link #missing} then.
     *
     * @param reserved what the planner has set aside for the VM
     */
    public List<Span> tooMuch(List<Span> reserved) {
        Span need = hours.isEmpty() ? null : hours.get(0);
        if (need == null || need.from != next()) {
            return List.of();
        }
        long[] there = at(reserved, need.from, need.amounts.length);
        return reserved.stream()
                .filter(span ->
                        span.from <= need.from && need.from < span.to && exceeds(there, need.amounts, span.amounts))
                .toList();
    }

    private static boolean exceeds(long[] there, long[] need, long[] amounts) {
        for (int resource = 0; resource < need.length; resource++) {
            if (amounts[resource] > 0 && there[resource] > need[resource]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a span is too close for what is set aside in it to be given back for want of need in its hour. */
    public boolean isClose(Span reserved) {
        return reserved.from <= step + timing.lead() + timing.hold();
    }

    private static boolean overlaps(long[] need, long[] amounts) {
        for (int resource = 0; resource < need.length; resource++) {
            if (need[resource] > 0 && amounts[resource] > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is to be set aside beside what is already, in order of time; neighbouring hours that lack the same are one span.
     *
     * @param reserved what is set aside for the VM by now
     * @param unit smallest amount of each resource that is allocated
     */
    public List<Span> missing(List<Span> reserved, long[] unit) {
        List<Span> spans = new ArrayList<>();
        for (Span hour : hours) {
            long[] missing = missing(hour, least(reserved, hour), unit);
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && last.to == hour.from && Arrays.equals(last.amounts, missing)) {
                spans.set(spans.size() - 1, new Span(last.from, hour.to, missing));
            } else if (Arrays.stream(missing).anyMatch(amount -> amount > 0)) {
                spans.add(new Span(hour.from, hour.to, missing));
            }
        }
        return spans;
    }

    private static long[] missing(Span hour, long[] existing, long[] unit) {
        long[] missing = new long[existing.length];
        for (int resource = 0; resource < missing.length; resource++) {
            long lack = hour.amounts[resource] - existing[resource];
            if (lack >= unit[resource] && lack > TOLERANCE * existing[resource]) {
                missing[resource] = lack;
            }
        }
        return missing;
    }

    /** The least that is set aside in any step of the hour; it changes only where a reservation begins or ends. */
    private static long[] least(List<Span> reserved, Span hour) {
        long[] least = at(reserved, hour.from, hour.amounts.length);
        for (Span span : reserved) {
            for (long at : new long[] {span.from, span.to}) {
                if (at > hour.from && at < hour.to) {
                    long[] there = at(reserved, at, least.length);
                    Arrays.setAll(least, resource -> Math.min(least[resource], there[resource]));
                }
            }
        }
        return least;
    }

    private static long[] at(List<Span> reserved, long step, int resources) {
        long[] sum = new long[resources];
        for (Span span : reserved) {
            if (span.from <= step && step < span.to) {
                Arrays.setAll(sum, resource -> sum[resource] + span.amounts[resource]);
            }
        }
        return sum;
    }

    /**
     * Amounts over the steps of [from, to).
     *
     * @param from first step
     * @param to after the last step
     * @param amounts of each resource
     */
    public record Span(long from, long to, long[] amounts) {}
}
