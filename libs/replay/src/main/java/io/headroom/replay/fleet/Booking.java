package io.headroom.replay.fleet;

import io.headroom.planning.Bounds;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.ReservationsAhead;
import io.headroom.planning.ResourceSize;
import io.headroom.planning.ResourceState;
import io.headroom.planning.SettingAside;
import io.headroom.planning.SettingAside.Span;
import io.headroom.planning.Sizing;
import io.headroom.planning.TierTerms;
import io.headroom.planning.Timing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One resource of one VM on a host with room, planned as the services plan it: sized by {@link Sizing}, growth taken from what
 * was set aside first, and what lies ahead set aside by {@link ReservationsAhead} and {@link SettingAside}. Amounts
 * are millicores or MiB. Not thread-safe.
 */
final class Booking {

    /** How far ahead capacity can be reserved: a day in steps. */
    private static final int CALENDAR = 288;

    private final TierTerms terms;
    private final Timing timing;
    private final Bounds bounds;
    private final long nominal;
    private final List<Reserved> reserved = new ArrayList<>();
    private long active;
    private long neededAt = -CALENDAR;

    /** @param nominal the size that the owner asked for */
    Booking(TierTerms terms, Timing timing, Bounds bounds, long nominal) {
        this.terms = terms;
        this.timing = timing;
        this.bounds = bounds;
        this.nominal = nominal;
    }

    private record Reserved(long from, long to, long amount, long made) {
        Span span() {
            return new Span(from, to, new long[] {amount});
        }

        boolean is(Span span) {
            return from == span.from() && to == span.to() && amount == span.amounts()[0];
        }
    }

    /**
     * Plans the present step; steps are planned in order, each once.
     *
     * @param observed what was used last; null if that is not known
     */
    void plan(long now, @Nullable DemandOutlook outlook, @Nullable Double observed) {
        reserved.removeIf(one -> one.to <= now);
        long due = reserved(now + timing.lead());
        ResourceSize size = new Sizing(terms, timing)
                .size(new ResourceState(
                        outlook,
                        ResourceState.Missing.NEVER_MADE,
                        observed,
                        false,
                        active,
                        due,
                        nominal,
                        0,
                        0,
                        bounds,
                        1,
                        (int) Math.min(Integer.MAX_VALUE, now - neededAt),
                        due));
        neededAt = size.needsAll(active) ? now : neededAt;
        if (size.target() > active) {
            claim(now, size.target() - active);
        }
        active = size.target();
        if (outlook != null) {
            setAside(now, outlook);
        }
    }

    /** Takes growth out of what was set aside within the hold, as far as there is any. */
    private void claim(long now, long growth) {
        long left = growth;
        for (Reserved one : List.copyOf(reserved)) {
            long part = Math.min(left, one.amount);
            if (part > 0 && one.from < now + timing.lead() + timing.hold()) {
                reserved.remove(one);
                if (part < one.amount) {
                    reserved.add(new Reserved(one.from, one.to, one.amount - part, one.made));
                }
                left -= part;
            }
        }
    }

    private void setAside(long now, DemandOutlook outlook) {
        SettingAside aside = new SettingAside(now, now + CALENDAR, timing, 1);
        aside.need(0, new ReservationsAhead(terms).spans(outlook, active, bounds, 1, timing.lead()));
        reserved.removeIf(
                one -> one.made < now - timing.coolDown() && !aside.isClose(one.span()) && !aside.isNeeded(one.span()));
        if (terms.stepByStep()) {
            List<Span> tooMuch =
                    aside.tooMuch(reserved.stream().map(Reserved::span).toList());
            reserved.removeIf(one -> tooMuch.stream().anyMatch(one::is));
        }
        List<Span> already = reserved.stream().map(Reserved::span).toList();
        for (Span span : aside.missing(already, new long[] {bounds.unit()})) {
            reserved.add(new Reserved(span.from(), span.to(), span.amounts()[0], now));
        }
    }

    /** What is active from a lead after the planned step on. */
    long active() {
        return active;
    }

    /** What is set aside for a step on top of what is active. */
    long reserved(long step) {
        long sum = 0;
        for (Reserved one : reserved) {
            sum += one.from <= step && step < one.to ? one.amount : 0;
        }
        return sum;
    }
}
