package io.headroom.allocator.planner;

import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmRef;
import io.headroom.planning.Claim;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.Grant;
import io.headroom.planning.Preemption;
import io.headroom.planning.ResourceSize.Rule;
import io.headroom.planning.ScarceCapacity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Grows the VMs of one host: first into what was set aside for each, then by sharing what is free in the order of value,
 * last at the expense of reservations that are worth less.
 */
final class Granting {

    /** What these rules ask for is needed for certain. */
    private static final Set<Rule> CERTAIN = EnumSet.of(
            Rule.PRESENT_USE, Rule.SURGE, Rule.GUARANTEE, Rule.BREACH_REPAIR, Rule.REACTIVE, Rule.NO_HISTORY);

    private final PoolPlan plan;
    private final HostBook book;
    private final long[] capacity;
    private final ToLongFunction<VmRef> generations;

    /** @param generations the generation of a VM's command, asked for once growth is certain */
    Granting(PoolPlan plan, HostBook book, ToLongFunction<VmRef> generations) {
        this.plan = plan;
        this.book = book;
        this.capacity = book.calendar().capacity();
        this.generations = generations;
    }

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
            vm.reasons.add("RESERVATION_CLAIMED");
        }
    }

    private void share(List<VmPlan> growing) {
        if (growing.isEmpty()) {
            return;
        }
        long[] free = plan.up(book)
                ? Amounts.max(book.calendar().free(plan.step, plan.step + plan.timing.hold()), Amounts.zero())
                : Amounts.zero();
        List<Grant> grants = new ScarceCapacity(capacity, free, plan.spendable())
                .share(growing.stream().map(this::claim).toList());
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

    private Claim claim(VmPlan vm) {
        VmTerms terms = vm.requireTerms();
        long[] growth = vm.growth();
        long[] held = Amounts.plus(vm.before, vm.granted);
        long[] first = Amounts.max(terms.guarantee(), terms.lowest());
        int[] units = new int[Amounts.COUNT];
        int[] guaranteed = new int[Amounts.COUNT];
        double[] cost = new double[Amounts.COUNT];
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            units[resource] = units(growth[resource], resource);
            guaranteed[resource] = Math.min(units[resource], units(first[resource] - held[resource], resource));
            cost[resource] = terms.pricePerStep()[resource]
                    * plan.unit[resource]
                    * plan.committedSteps(vm.vm().tenantId());
        }
        return new Claim(
                vm.vm().key(),
                vm.vm().tenantId(),
                units,
                plan.unit,
                guaranteed,
                cost,
                (resource, unit) -> terms.worth(resource)
                        * plan.unit[resource]
                        * exceedance(vm, resource, held[resource] + unit * plan.unit[resource]));
    }

    private int units(long amount, int resource) {
        return (int) Math.max(0, (amount + plan.unit[resource] - 1) / plan.unit[resource]);
    }

    private double exceedance(VmPlan vm, int resource, long held) {
        ResourceOutlook outlook = vm.outlook(resource);
        DemandOutlook ahead = outlook == null ? null : outlook.ahead();
        if (ahead == null || CERTAIN.contains(vm.sizes[resource].rule())) {
            return 1;
        }
        return ahead.meanExceedance(
                plan.timing.lead(),
                plan.timing.lead() + plan.timing.hold(),
                held / vm.requireTerms().margin()[resource]);
    }

    private void displaceReservations(VmPlan vm) {
        Holding holding = holding(vm);
        long[] growth = vm.growth();
        long[] free = Amounts.max(book.calendar().free(plan.step, holding.coverTo()), Amounts.zero());
        double density = 0;
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (growth[resource] > free[resource]) {
                long held = vm.before[resource] + vm.granted[resource];
                density = Math.max(
                        density,
                        Worth.density(vm.requireTerms(), resource, capacity[resource], exceedance(vm, resource, held)));
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
            vm.reasons.add("RESERVATIONS_DISPLACED");
        }
    }

    private long[] wholeUnits(long[] amounts) {
        long[] whole = Amounts.zero();
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            whole[resource] = amounts[resource] / plan.unit[resource] * plan.unit[resource];
        }
        return whole;
    }

    private void grow(VmPlan vm, long[] growth) {
        book.grow(holding(vm), growth);
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
}
