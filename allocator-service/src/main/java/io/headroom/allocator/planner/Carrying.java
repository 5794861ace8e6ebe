package io.headroom.allocator.planner;

import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.planning.Preemption;
import java.util.List;

/**
 * Carries the cover of what runs on to the end of the hold, the VMs worth most first. Where a reservation of lower value
 * stands in the way it gives way; where none does, the VM has to shrink to what its host can carry on.
 */
final class Carrying {

    private static final String REASON = "NEEDED_BY_WHAT_RUNS";

    private final PoolPlan plan;

    Carrying(PoolPlan plan) {
        this.plan = plan;
    }

    void carry(VmPlan vm) {
        Holding holding = vm.holding;
        HostBook book = vm.book;
        if (holding == null || book == null) {
            return;
        }
        while (holding.coverTo() < plan.step + plan.timing.hold()) {
            if (!book.carry(holding) && !makeWay(vm, book, holding)) {
                return;
            }
        }
    }

    private boolean makeWay(VmPlan vm, HostBook book, Holding holding) {
        long slot = Math.max(holding.coverTo(), plan.step);
        long[] missing = Amounts.minus(book.carryNeed(holding, slot), book.roomAt(slot));
        List<Reservation> inTheWay = book.reserved().stream()
                .filter(reservation -> reservation.covers(slot))
                .toList();
        List<Preemption.Reserved> candidates = inTheWay.stream()
                .map(reservation -> new Preemption.Reserved(
                        reservation.id(),
                        reservation.delta(),
                        reservation.vm().equals(vm.vm()) ? 0 : reservation.density()))
                .toList();
        List<Preemption.Reserved> chosen = Preemption.choose(missing, worth(vm, book, slot, missing), candidates);
        if (chosen.isEmpty()) {
            long[] fits = Amounts.minus(holding.booked(), Amounts.max(missing, Amounts.zero()));
            vm.carriedAtMost = Amounts.max(fits, holding.guaranteed());
            vm.plan(Cause.STEP, null);
            return false;
        }
        for (Reservation reservation : inTheWay) {
            if (chosen.stream().anyMatch(victim -> victim.id().equals(reservation.id()))) {
                book.preempt(reservation, REASON);
            }
        }
        return true;
    }

    /** What runs is worth its tier's weight; within a lead of the slot it is there and no reservation can help it. */
    private double worth(VmPlan vm, HostBook book, long slot, long[] missing) {
        if (slot <= plan.step + plan.timing.lead()) {
            return Double.POSITIVE_INFINITY;
        }
        double most = 0;
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (missing[resource] > 0 && vm.terms != null) {
                most = Math.max(
                        most, Worth.density(vm.terms, resource, book.calendar().capacity()[resource], 0.5));
            }
        }
        return most;
    }
}
