package io.headroom.allocator.planner;

import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import io.headroom.planning.Claim;
import io.headroom.planning.Grant;
import io.headroom.planning.Preemption;
import io.headroom.planning.Room;
import io.headroom.planning.ScarceCapacity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Grows the VMs of a pool: first into what was set aside for each, then by sharing what is free in the order of value,
 * last at the expense of reservations that are worth less.
 */
final class Granting {

    private final PoolPlan plan;
    private final Claims claims;
    private final ToLongFunction<VmRef> generations;

    /** @param generations the generation of a VM's command, asked for once growth is certain */
    Granting(PoolPlan plan, ToLongFunction<VmRef> generations) {
        this.plan = plan;
        this.claims = new Claims(plan);
        this.generations = generations;
    }

    /** @param vms with a host, the ones worth most first */
    void grant(List<VmPlan> vms) {
        List<VmPlan> growing = vms.stream().filter(VmPlan::grows).toList();
        growing.forEach(this::keepWhatIsInFlight);
        growing.forEach(this::claimReservations);
        share(growing.stream().filter(VmPlan::grows).toList());
        growing.stream().filter(vm -> vm.cappedByCapacity && vm.grows()).forEach(this::displaceReservations);
    }

    /** A shrink that the provider has not reported yet left the capacity booked. */
    private void keepWhatIsInFlight(VmPlan vm) {
        Holding holding = holding(vm);
        long[] kept = Amounts.min(vm.growth(), Amounts.minus(holding.booked(), holding.target()));
        if (!Amounts.none(kept) && spend(vm, kept, 0)) {
            grow(vm, kept);
        }
    }

    private void claimReservations(VmPlan vm) {
        Holding holding = holding(vm);
        HostBook book = book(vm);
        VmTerms terms = vm.requireTerms();
        long ahead = plan.step + plan.timing.lead() + plan.timing.hold();
        for (Reservation reservation : List.copyOf(book.reservations(vm.vm()))) {
            boolean due = reservation.from() < ahead || reservation.activationWanted();
            if (reservation.state() != State.RESERVED || !due) {
                continue;
            }
            long[] part = Amounts.min(vm.growth(), book.claimable(holding, reservation));
            if (Amounts.none(part) || !spend(vm, part, terms.reservedCost(part))) {
                continue;
            }
            book.claim(holding, reservation, part, generation(vm), terms::reservedCost);
            vm.granted = Amounts.plus(vm.granted, part);
            vm.reasons.add(Reason.RESERVATION_CLAIMED);
        }
    }

    private void share(List<VmPlan> growing) {
        if (growing.isEmpty()) {
            return;
        }
        Map<String, Room> rooms = new LinkedHashMap<>();
        List<Claim> wanted = new ArrayList<>();
        for (VmPlan vm : growing) {
            HostBook book = book(vm);
            rooms.computeIfAbsent(book.calendar().hostId(), host -> room(book));
            wanted.add(claims.of(vm, book.calendar().hostId()));
        }
        List<Grant> grants = new ScarceCapacity(List.copyOf(rooms.values()), plan.spendable()).share(wanted);
        for (int i = 0; i < growing.size(); i++) {
            VmPlan vm = growing.get(i);
            Grant grant = grants.get(i);
            vm.cappedByCapacity |= grant.cappedByCapacity();
            vm.cappedByCost |= grant.cappedByCost();
            long[] amounts = Amounts.zero();
            for (int resource = 0; resource < Amounts.COUNT; resource++) {
                amounts[resource] = grant.units()[resource] * plan.unit[resource];
            }
            amounts = Amounts.min(amounts, vm.growth());
            if (!Amounts.none(amounts) && spend(vm, amounts, 0)) {
                grow(vm, amounts);
            }
        }
    }

    private Room room(HostBook book) {
        long[] free = plan.up(book)
                ? Amounts.max(book.calendar().free(plan.step, plan.step + plan.timing.hold()), Amounts.zero())
                : Amounts.zero();
        return new Room(book.calendar().hostId(), book.calendar().capacity(), free);
    }

    private void displaceReservations(VmPlan vm) {
        Holding holding = holding(vm);
        HostBook book = book(vm);
        long[] capacity = book.calendar().capacity();
        long[] growth = vm.growth();
        long[] free = Amounts.max(book.calendar().free(plan.step, holding.coverTo()), Amounts.zero());
        double density = 0;
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (growth[resource] > free[resource]) {
                double exceedance = claims.exceedance(vm, resource, Claims.held(vm)[resource]);
                density = Math.max(density, Worth.density(vm.requireTerms(), resource, capacity[resource], exceedance));
            }
        }
        List<Reservation> within = book.reserved().stream()
                .filter(reservation -> reservation.from() < holding.coverTo()
                        && !reservation.vm().equals(vm.vm()))
                .toList();
        List<Preemption.Reserved> candidates = new ArrayList<>();
        within.forEach(reservation ->
                candidates.add(new Preemption.Reserved(reservation.id(), reservation.delta(), reservation.density())));
        List<Preemption.Reserved> chosen = Preemption.choose(Amounts.minus(growth, free), density, candidates);
        if (chosen.isEmpty() || !plan.up(book)) {
            return;
        }
        within.stream()
                .filter(reservation ->
                        chosen.stream().anyMatch(victim -> victim.id().equals(reservation.id())))
                .forEach(reservation -> book.preempt(reservation, "WORTH_MORE_ELSEWHERE"));
        long[] now =
                Amounts.min(growth, Amounts.max(book.calendar().free(plan.step, holding.coverTo()), Amounts.zero()));
        if (!Amounts.none(now) && spend(vm, now, 0)) {
            grow(vm, now);
            vm.cappedByCapacity = vm.grows();
            vm.reasons.add(Reason.RESERVATIONS_DISPLACED);
        }
    }

    private void grow(VmPlan vm, long[] growth) {
        book(vm).grow(holding(vm), growth);
        vm.granted = Amounts.plus(vm.granted, growth);
        vm.commandNeeded = true;
    }

    private long generation(VmPlan vm) {
        if (vm.generation == 0) {
            vm.generation = generations.applyAsLong(vm.vm());
        }
        vm.commandNeeded = true;
        return vm.generation;
    }

    /** @param paid what a step of it costs already, as a reservation */
    private boolean spend(VmPlan vm, long[] growth, double paid) {
        double cost = vm.requireTerms().activeCost(growth) - paid;
        if (plan.spend(vm.vm().tenantId(), cost * plan.committedSteps(vm.vm().tenantId()))) {
            return true;
        }
        vm.cappedByCost = true;
        return false;
    }

    private static Holding holding(VmPlan vm) {
        if (vm.holding == null) {
            throw new IllegalStateException("VM " + vm.vm() + " has no host");
        }
        return vm.holding;
    }

    private static HostBook book(VmPlan vm) {
        if (vm.book == null) {
            throw new IllegalStateException("VM " + vm.vm() + " has no host");
        }
        return vm.book;
    }
}
