package io.headroom.allocator.planner;

import io.headroom.allocator.allocation.AllocationEntry;
import io.headroom.allocator.allocation.Commands;
import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.support.observability.Traces;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns what was decided about a VM into a command, where something has to change. */
@Component
class Issuing {

    private final Commands commands;
    private final Inventory inventory;
    private final Traces traces;
    private final PlannerProperties properties;

    Issuing(Commands commands, Inventory inventory, Traces traces, PlannerProperties properties) {
        this.commands = commands;
        this.inventory = inventory;
        this.traces = traces;
        this.properties = properties;
    }

    /** Shrinks what has to shrink, and issues the VM's command if its target, its tier or what is in force calls for it. */
    void issue(VmPlan vm, String decisionId, PoolPlan plan) {
        Holding holding = vm.holding;
        HostBook book = vm.book;
        if (holding == null || book == null) {
            return;
        }
        long[] shrink = Amounts.minus(vm.before, Amounts.min(vm.target, vm.before));
        boolean shrinks = !Amounts.none(shrink);
        if (!shrinks && !vm.commandNeeded && !differs(vm, holding)) {
            holding.planned(plan.step, vm.requireTerms().activeCost(holding.target()));
            return;
        }
        if (vm.generation == 0) {
            vm.generation = commands.nextGeneration(vm.vm());
        }
        if (shrinks) {
            holding.shrink(Amounts.min(holding.target(), Deciding.decided(vm)));
            giveBack(vm, holding, book, shrink);
        }
        holding.planned(plan.step, vm.requireTerms().activeCost(holding.target()));
        traces.continuing(
                vm.traceparent, "plan", plan.now, () -> commands.issue(command(vm, holding, decisionId, plan)));
        if (!book.calendar().hostId().equals(vm.entry.hostId())) {
            inventory.placed(vm.vm().tenantId(), vm.vm().vmId(), book.calendar().hostId());
        }
    }

    private AllocationCommand command(VmPlan vm, Holding holding, String decisionId, PoolPlan plan) {
        return new AllocationCommand(
                UUID.randomUUID().toString(),
                decisionId,
                vm.vm().tenantId(),
                plan.pool.poolId(),
                holding.hostId(),
                vm.vm().vmId(),
                vm.generation,
                vm.generation,
                AllocationCommand.Kind.APPLY,
                new Target(Amounts.record(holding.target()), vm.requireTerms().enforcement()),
                null,
                plan.now,
                plan.now.plus(properties.commandDeadline()));
    }

    /** Claimed reservations of what shrinks are given back with the command. */
    private static void giveBack(VmPlan vm, Holding holding, HostBook book, long[] shrink) {
        for (Reservation reservation : List.copyOf(book.reservations(vm.vm()))) {
            if (reservation.state() == State.ACTIVE && !Amounts.none(Amounts.min(shrink, reservation.delta()))) {
                book.giveBack(holding, reservation, vm.generation, "NO_LONGER_NEEDED");
            }
        }
    }

    /** Whether the tier asks for another enforcement, or less is in force than what was asked for. */
    private static boolean differs(VmPlan vm, Holding holding) {
        AllocationEntry allocation = vm.allocation;
        Target requested = allocation == null ? null : allocation.requested();
        if (allocation == null || requested == null) {
            return true;
        }
        if (!requested.enforcement().equals(vm.requireTerms().enforcement())) {
            return true;
        }
        boolean answered = allocation.appliedGeneration() >= allocation.generation();
        Target effective = allocation.effective();
        return answered && effective != null && !Amounts.within(holding.target(), Amounts.of(effective.resources()));
    }
}
