package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.VmEntry;
import io.headroom.allocator.planner.PoolLeases.Lease;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.contracts.VmRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plans one batch of a pool in one transaction: what was asked for, and at the beginning of a step also what the step
 * brings. Locks are taken in the order lease, hosts, budgets, allocations.
 */
@Service
class PoolPlanner {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final PoolLeases leases;
    private final PlanRequests requests;
    private final PlanReader reader;
    private final VmSizer sizer;
    private final OpenBreaches breaches;
    private final PlanWriter writer;
    private final PlannerProperties properties;

    PoolPlanner(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            PoolLeases leases,
            PlanRequests requests,
            PlanReader reader,
            VmSizer sizer,
            OpenBreaches breaches,
            PlanWriter writer,
            PlannerProperties properties) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.leases = leases;
        this.requests = requests;
        this.reader = reader;
        this.sizer = sizer;
        this.breaches = breaches;
        this.writer = writer;
        this.properties = properties;
    }

    /**
     * Plans what was asked for of a pool.
     *
     * @param stepBegun whether a step has begun since the pool was last planned
     * @return how many VMs were planned
     * @throws PoolLeases.LeaseLostException if another instance plans the pool now
     */
    int plan(Lease lease, boolean stepBegun) {
        Integer planned = transaction.execute(status -> {
            limitStatements();
            leases.fence(lease);
            List<PlanRequest> asked = requests.take(lease.poolId());
            if (asked.isEmpty() && !stepBegun) {
                return 0;
            }
            return plan(lease.poolId(), asked, stepBegun, WhatIf.AS_IT_IS).size();
        });
        return planned == null ? 0 : planned;
    }

    /** What would be decided about a VM now, by the same steps; nothing of it stays. */
    Optional<Decision> rehearse(VmEntry vm, WhatIf assumed) {
        List<Decision> made = transaction.execute(status -> {
            status.setRollbackOnly();
            limitStatements();
            return plan(vm.poolId(), List.of(new PlanRequest(vm.ref(), Cause.DRY_RUN, null)), false, assumed);
        });
        return made == null ? Optional.empty() : made.stream().findFirst();
    }

    private void limitStatements() {
        String limit = properties.statementLimit().toMillis() + "ms";
        jdbc.sql("select set_config('statement_timeout', ?, true),"
                        + " set_config('idle_in_transaction_session_timeout', ?, true)")
                .params(limit, limit)
                .query(row -> {});
    }

    private List<Decision> plan(String poolId, List<PlanRequest> asked, boolean stepBegun, WhatIf assumed) {
        PoolPlan plan = reader.open(poolId, asked, stepBegun, assumed);
        removeGone(plan, asked);
        Placing placing = new Placing(plan, sizer);
        for (VmPlan vm : plan.vms()) {
            placing.follow(vm);
            Settling.settle(vm);
        }
        plan.books().forEach(HostBook::expire);
        Carrying carrying = new Carrying(plan);
        plan.vms().forEach(carrying::carry);
        if (stepBegun) {
            new DueVms(plan).choose();
        }
        BreachRepair repair = new BreachRepair(breaches);
        plan.acting().forEach(vm -> repair.answer(vm, plan));
        reader.readForecasts(plan, assumed);
        List<VmPlan> placed = house(plan, placing, carrying);
        CostCap cap = new CostCap(plan);
        cap.reprice(placed);
        cap.apply(placed);
        new Granting(plan, writer::nextGeneration).grant(placed);
        ReservingAhead ahead = new ReservingAhead(plan);
        placed.forEach(ahead::reserve);
        return writer.write(plan, placed);
    }

    /** Sizes the VMs and finds hosts for those that have none; those that have one now, the ones worth most first. */
    private List<VmPlan> house(PoolPlan plan, Placing placing, Carrying carrying) {
        List<VmPlan> acting = plan.acting();
        Map<Boolean, List<VmPlan>> byHome =
                acting.stream().collect(Collectors.partitioningBy(vm -> vm.holding != null && !placing.stranded(vm)));
        List<VmPlan> settled = byHome.getOrDefault(true, List.of());
        List<VmPlan> homeless = byHome.getOrDefault(false, List.of());
        settled.forEach(vm -> adjust(vm, plan));
        placing.place(homeless, settled);
        for (VmPlan vm : homeless) {
            carrying.carry(vm);
            adjust(vm, plan);
        }
        return acting.stream().filter(vm -> vm.holding != null).toList();
    }

    private static void removeGone(PoolPlan plan, List<PlanRequest> asked) {
        Set<VmRef> gone = asked.stream()
                .filter(request -> request.cause() == Cause.REMOVED && request.vm() != null)
                .map(PlanRequest::vm)
                .collect(Collectors.toSet());
        for (HostBook book : plan.books()) {
            for (Holding holding : List.copyOf(book.holdings())) {
                VmPlan vm = plan.vm(holding.vm());
                if (gone.contains(holding.vm())
                        && (vm == null || vm.allocation == null || vm.allocation.requested() == null)) {
                    book.close(holding, "VM_REMOVED");
                    if (vm != null) {
                        vm.holding = null;
                        vm.book = null;
                    }
                }
            }
        }
    }

    /** Sizes a placed VM, within what its host can carry on, and lets its guarantee follow its tier. */
    private void adjust(VmPlan vm, PoolPlan plan) {
        HostBook book = vm.book;
        Holding holding = vm.holding;
        if (book == null || holding == null) {
            return;
        }
        if (!book.guarantee(holding, vm.requireTerms().guarantee())) {
            vm.reasons.add(Reason.GUARANTEE_DOES_NOT_FIT);
        }
        sizer.size(vm, plan);
        long[] most = vm.carriedAtMost;
        if (most != null) {
            for (int resource = 0; resource < most.length; resource++) {
                if (vm.target[resource] > most[resource]) {
                    vm.target[resource] = most[resource] / plan.unit[resource] * plan.unit[resource];
                    vm.cappedByCapacity = true;
                }
            }
        }
    }
}
