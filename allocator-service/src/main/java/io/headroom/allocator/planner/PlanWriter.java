package io.headroom.allocator.planner;

import io.headroom.allocator.allocation.Commands;
import io.headroom.allocator.reservation.HostBooks;
import io.headroom.contracts.VmChanged.Mode;
import io.headroom.contracts.VmRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes what a batch has decided: commands, cells, reservations, money and the decisions themselves. */
@Component
class PlanWriter {

    private final Commands commands;
    private final Issuing issuing;
    private final VmSizer sizer;
    private final HostBooks books;
    private final Budgets budgets;
    private final Decisions decisions;

    PlanWriter(
            Commands commands, Issuing issuing, VmSizer sizer, HostBooks books, Budgets budgets, Decisions decisions) {
        this.commands = commands;
        this.issuing = issuing;
        this.sizer = sizer;
        this.books = books;
        this.budgets = budgets;
        this.decisions = decisions;
    }

    /** The generation of the command that a VM's plan is going to issue. */
    long nextGeneration(VmRef vm) {
        return commands.nextGeneration(vm);
    }

    /** @param placed the VMs that act and have a host */
    List<Decision> write(PoolPlan plan, List<VmPlan> placed) {
        List<Decision> made = new ArrayList<>();
        for (VmPlan vm : plan.vms()) {
            if (!vm.planned() || (vm.entry.mode() == Mode.OBSERVE && vm.cause != Cause.DRY_RUN)) {
                continue;
            }
            if (!vm.acts() && vm.terms != null) {
                sizer.size(vm, plan);
            }
            String decisionId = "dec-" + UUID.randomUUID();
            if (placed.contains(vm)) {
                issuing.issue(vm, decisionId, plan);
            }
            made.add(Deciding.decide(vm, plan, decisionId));
        }
        books.write(plan.books());
        Set<String> exceeded = new CostCap(plan).exceeded();
        Set<String> within = new HashSet<>(plan.spendable().keySet());
        within.removeAll(exceeded);
        budgets.commit(within, plan.step, false);
        // Not even the owners' minimum is paid for at the present price: that is recorded, not refused.
        budgets.commit(exceeded, plan.step, true);
        decisions.store(made);
        return made;
    }
}
