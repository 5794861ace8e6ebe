package io.headroom.allocator.planner;

import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.ReservationsAhead;
import io.headroom.planning.SettingAside;
import io.headroom.planning.SettingAside.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets aside what a VM is expected to need ahead on top of what it holds, as its host's calendar has room. */
final class ReservingAhead {

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
        SettingAside aside = new SettingAside(plan.step, book.calendar().endStep(), plan.timing, Amounts.COUNT);
        need(vm, aside);
        if (!vm.outlook.misses()) {
            dropUnneeded(vm, book, aside);
            dropTooMuch(vm, book, aside);
        }
        List<Span> reserved = book.reservations(vm.vm()).stream()
                .filter(reservation -> reservation.state() == State.RESERVED)
                .map(ReservingAhead::span)
                .toList();
        aside.missing(reserved, plan.unit).forEach(span -> make(vm, book, span));
    }

    private static Span span(Reservation reservation) {
        return new Span(reservation.from(), reservation.to(), reservation.delta());
    }

    /** Tells what is needed on top of what the VM holds, as the levels of its tier ask for. */
    private void need(VmPlan vm, SettingAside aside) {
        VmTerms terms = vm.requireTerms();
        ReservationsAhead ahead = new ReservationsAhead(terms.tier());
        long[] held = Amounts.plus(vm.before, vm.granted);
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            DemandOutlook outlook = ahead(vm, resource);
            if (outlook != null) {
                aside.need(
                        resource,
                        ahead.spans(
                                outlook,
                                held[resource],
                                terms.bounds()[resource],
                                terms.margin()[resource],
                                plan.timing.lead()));
            }
        }
    }

    private static @Nullable DemandOutlook ahead(VmPlan vm, int resource) {
        ResourceOutlook outlook = vm.outlook(resource);
        return outlook == null ? null : outlook.ahead();
    }

    /** Gives back what is not needed, unless it is young or close. */
    private void dropUnneeded(VmPlan vm, HostBook book, SettingAside aside) {
        Instant young = plan.now.minus(plan.coolDown());
        for (Reservation reservation : List.copyOf(book.reservations(vm.vm()))) {
            Span span = span(reservation);
            if (reservation.state() == State.RESERVED
                    && reservation.terms().maker() == Reservation.Maker.PLANNER
                    && reservation.changedAt().isBefore(young)
                    && !aside.isClose(span)
                    && !aside.isNeeded(span)) {
                book.drop(reservation, "NOT_NEEDED");
            }
        }
    }

    /** Gives back in time what the step that is decided on next is not worth; what it is worth is set aside anew. */
    private static void dropTooMuch(VmPlan vm, HostBook book, SettingAside aside) {
        if (!vm.requireTerms().tier().stepByStep()) {
            return;
        }
        Map<Span, Reservation> reserved = new LinkedHashMap<>();
        for (Reservation reservation : book.reservations(vm.vm())) {
            if (reservation.state() == State.RESERVED
                    && reservation.terms().maker() == Reservation.Maker.PLANNER
                    && !reservation.activationWanted()) {
                reserved.put(span(reservation), reservation);
            }
        }
        aside.tooMuch(List.copyOf(reserved.keySet()))
                .forEach(span -> book.drop(Objects.requireNonNull(reserved.get(span)), "NOT_NEEDED"));
    }

    private void make(VmPlan vm, HostBook book, Span run) {
        long[] free = book.calendar().free(run.from(), run.to());
        long[] delta = Amounts.zero();
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            long fits = Math.min(run.amounts()[resource], free[resource]) / plan.unit[resource] * plan.unit[resource];
            delta[resource] = Math.max(0, fits);
        }
        if (!Arrays.equals(delta, run.amounts())) {
            vm.reasons.add(Reason.RESERVATION_CAPPED_BY_CAPACITY);
        }
        VmTerms terms = vm.requireTerms();
        double cost = terms.reservedCost(delta);
        if (Amounts.none(delta)) {
            return;
        }
        if (!plan.spend(vm.vm().tenantId(), cost * (run.to() - run.from()))) {
            vm.reasons.add(Reason.RESERVATION_CAPPED_BY_COST);
            return;
        }
        book.reserve(Reservation.make(
                new Reservation.Terms(
                        vm.vm(),
                        "res-" + UUID.randomUUID(),
                        plan.pool.poolId(),
                        book.calendar().hostId(),
                        run.from(),
                        run.to(),
                        density(vm, book, run, delta),
                        Reservation.Maker.PLANNER,
                        plan.now),
                delta,
                cost,
                null));
        vm.reservedAhead++;
    }

    /** Worth per dominant share in the middle of the span and of the amount. */
    private double density(VmPlan vm, HostBook book, Span run, long[] delta) {
        double most = 0;
        int middle = (int) ((run.from() + run.to()) / 2 - plan.step);
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
}
