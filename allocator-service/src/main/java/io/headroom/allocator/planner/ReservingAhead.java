package io.headroom.allocator.planner;

import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.ReservationsAhead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sets aside beyond the hold what a VM is expected to need on top of what it holds, in spans of whole hours of the step
 * grid, so that a forecast that moves on by a step asks for the same spans again.
 */
final class ReservingAhead {

    /** What is set aside already is topped up only for a lack of more than this share of it. */
    private static final double TOLERANCE = 0.2;

    private final PoolPlan plan;

    ReservingAhead(PoolPlan plan) {
        this.plan = plan;
    }

    void reserve(VmPlan vm) {
        Holding holding = vm.holding;
        HostBook book = vm.book;
        if (holding == null || book == null || vm.outlook == null || !plan.up(book)) {
            return;
        }
        long first = plan.step + plan.timing.hold();
        long end = book.calendar().endStep();
        List<Hour> hours = hours(first, end);
        need(vm, hours);
        if (!vm.outlook.misses()) {
            dropUnneeded(vm, book, hours);
        }
        List<Reservation> reserved = book.reservations(vm.vm()).stream()
                .filter(reservation -> reservation.state() == State.RESERVED)
                .toList();
        Hour run = null;
        for (Hour hour : hours) {
            long[] missing = missing(hour, existing(reserved, hour));
            if (run != null && run.to == hour.from && Arrays.equals(run.need, missing)) {
                run = new Hour(run.from, hour.to, run.need);
            } else {
                make(vm, book, run);
                run = Amounts.none(missing) ? null : new Hour(hour.from, hour.to, missing);
            }
        }
        make(vm, book, run);
    }

    private List<Hour> hours(long first, long end) {
        List<Hour> hours = new ArrayList<>();
        int length = plan.timing.hold();
        for (long from = first; from < end; ) {
            long to = Math.min(end, Math.floorDiv(from, length) * length + length);
            hours.add(new Hour(from, to, Amounts.zero()));
            from = to;
        }
        return hours;
    }

    /** Sets what each hour needs on top of what the VM holds, as the levels of its tier ask for. */
    private void need(VmPlan vm, List<Hour> hours) {
        VmTerms terms = vm.requireTerms();
        ReservationsAhead ahead = new ReservationsAhead(terms.tier());
        long[] held = Amounts.plus(vm.before, vm.granted);
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            DemandOutlook outlook = ahead(vm, resource);
            if (outlook == null) {
                continue;
            }
            for (ReservationsAhead.Span span :
                    ahead.spans(outlook, held[resource], terms.bounds()[resource], terms.margin()[resource])) {
                for (Hour hour : hours) {
                    if (hour.from < plan.step + span.toStep() && plan.step + span.fromStep() < hour.to) {
                        hour.need[resource] = Math.max(hour.need[resource], span.delta());
                    }
                }
            }
        }
    }

    private static @Nullable DemandOutlook ahead(VmPlan vm, int resource) {
        ResourceOutlook outlook = vm.outlook(resource);
        return outlook == null ? null : outlook.ahead();
    }

    /** The least that is set aside for the VM in any step of the hour; it changes only where a reservation begins or ends. */
    private static long[] existing(List<Reservation> reserved, Hour hour) {
        long[] least = setAside(reserved, hour.from);
        for (Reservation reservation : reserved) {
            for (long step : new long[] {reservation.from(), reservation.to()}) {
                if (step > hour.from && step < hour.to) {
                    least = Amounts.min(least, setAside(reserved, step));
                }
            }
        }
        return least;
    }

    private static long[] setAside(List<Reservation> reserved, long step) {
        long[] sum = Amounts.zero();
        for (Reservation reservation : reserved) {
            if (reservation.covers(step)) {
                sum = Amounts.plus(sum, reservation.delta());
            }
        }
        return sum;
    }

    private long[] missing(Hour hour, long[] existing) {
        long[] missing = Amounts.zero();
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            long lack = hour.need[resource] - existing[resource];
            if (lack >= plan.unit[resource] && lack > TOLERANCE * existing[resource]) {
                missing[resource] = lack;
            }
        }
        return missing;
    }

    /**
     * Gives back what is needed neither in its span nor in the hours beside it, unless it is young or close: the blocks of
     * a forecast move over the hours, and an hour beside a busy one is asked for in one step and not in the next.
     */
    private void dropUnneeded(VmPlan vm, HostBook book, List<Hour> hours) {
        Instant young = plan.now.minus(plan.coolDown());
        int beside = plan.timing.hold();
        for (Reservation reservation : List.copyOf(book.reservations(vm.vm()))) {
            boolean needed = hours.stream()
                    .anyMatch(hour -> hour.from < reservation.to() + beside
                            && reservation.from() - beside < hour.to
                            && overlaps(hour.need, reservation.delta()));
            if (!needed
                    && reservation.state() == State.RESERVED
                    && reservation.terms().maker() == Reservation.Maker.PLANNER
                    && reservation.from() > plan.step + plan.timing.lead() + plan.timing.hold()
                    && reservation.changedAt().isBefore(young)) {
                book.drop(reservation, "NOT_NEEDED");
            }
        }
    }

    private static boolean overlaps(long[] need, long[] delta) {
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (need[resource] > 0 && delta[resource] > 0) {
                return true;
            }
        }
        return false;
    }

    private void make(VmPlan vm, HostBook book, @Nullable Hour run) {
        if (run == null) {
            return;
        }
        long[] free = book.calendar().free(run.from, run.to);
        long[] delta = Amounts.zero();
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            long fits = Math.min(run.need[resource], free[resource]) / plan.unit[resource] * plan.unit[resource];
            delta[resource] = Math.max(0, fits);
        }
        if (!Arrays.equals(delta, run.need)) {
            vm.reasons.add(Reason.RESERVATION_CAPPED_BY_CAPACITY);
        }
        VmTerms terms = vm.requireTerms();
        double cost = terms.reservedCost(delta);
        if (Amounts.none(delta)) {
            return;
        }
        if (!plan.spend(vm.vm().tenantId(), cost * (run.to - run.from))) {
            vm.reasons.add(Reason.RESERVATION_CAPPED_BY_COST);
            return;
        }
        book.reserve(Reservation.make(
                new Reservation.Terms(
                        vm.vm(),
                        "res-" + UUID.randomUUID(),
                        plan.pool.poolId(),
                        book.calendar().hostId(),
                        run.from,
                        run.to,
                        density(vm, book, run, delta),
                        Reservation.Maker.PLANNER,
                        plan.now),
                delta,
                cost,
                null));
        vm.reservedAhead++;
    }

    /** Worth per dominant share in the middle of the span and of the amount. */
    private double density(VmPlan vm, HostBook book, Hour run, long[] delta) {
        double most = 0;
        int middle = (int) ((run.from + run.to) / 2 - plan.step);
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            DemandOutlook outlook = ahead(vm, resource);
            if (delta[resource] > 0 && outlook != null) {
                double held = vm.before[resource] + vm.granted[resource] + delta[resource] / 2.0;
                double exceedance =
                        outlook.step(middle).exceedance(held / vm.requireTerms().margin()[resource]);
                most = Math.max(
                        most,
                        Worth.density(
                                vm.requireTerms(), resource, book.calendar().capacity()[resource], exceedance));
            }
        }
        return most;
    }

    private record Hour(long from, long to, long[] need) {}
}
