package io.headroom.allocator.planner;

import io.headroom.allocator.allocation.AllocationEntry;
import io.headroom.allocator.allocation.Allocations;
import io.headroom.allocator.allocation.Commands;
import io.headroom.allocator.allocation.LeadTimes;
import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.inventory.PoolEntry;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.allocator.planner.OpenBreaches.OpenBreach;
import io.headroom.allocator.planner.PoolLeases.Lease;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.HostBooks;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.VmChanged.Mode;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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
    private final Inventory inventory;
    private final Allocations allocations;
    private final Commands commands;
    private final LeadTimes leadTimes;
    private final HostBooks books;
    private final Budgets budgets;
    private final VmAssignments assignments;
    private final VmForecasts forecasts;
    private final OpenBreaches breaches;
    private final Decisions decisions;
    private final VmSizer sizer;
    private final Issuing issuing;
    private final DomainTime time;
    private final PlannerProperties properties;

    PoolPlanner(
            TransactionTemplate transaction,
            JdbcClient jdbc,
            PoolLeases leases,
            PlanRequests requests,
            Inventory inventory,
            Allocations allocations,
            Commands commands,
            LeadTimes leadTimes,
            HostBooks books,
            Budgets budgets,
            VmAssignments assignments,
            VmForecasts forecasts,
            OpenBreaches breaches,
            Decisions decisions,
            VmSizer sizer,
            Issuing issuing,
            DomainTime time,
            PlannerProperties properties) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.leases = leases;
        this.requests = requests;
        this.inventory = inventory;
        this.allocations = allocations;
        this.commands = commands;
        this.leadTimes = leadTimes;
        this.books = books;
        this.budgets = budgets;
        this.assignments = assignments;
        this.forecasts = forecasts;
        this.breaches = breaches;
        this.decisions = decisions;
        this.sizer = sizer;
        this.issuing = issuing;
        this.time = time;
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
            List<Decision> made = plan(lease.poolId(), asked, stepBegun, WhatIf.AS_IT_IS);
            decisions.store(made);
            return made.size();
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
        PoolPlan plan = open(poolId, asked, stepBegun, assumed);
        removeGone(plan, asked);
        Placing placing = new Placing(plan, sizer);
        for (VmPlan vm : plan.vms()) {
            placing.follow(vm);
            Settling.settle(vm);
        }
        plan.books().forEach(HostBook::expire);
        Carrying carrying = new Carrying(plan);
        plan.vms().forEach(carrying::carry);
        choose(plan, stepBegun);
        BreachRepair repair = new BreachRepair(breaches);
        plan.acting().forEach(vm -> repair.answer(vm, plan));
        readForecasts(plan, assumed);
        List<VmPlan> acting = plan.acting();
        for (VmPlan vm : acting) {
            if (vm.holding == null || placing.stranded(vm)) {
                placing.place(vm);
                carrying.carry(vm);
            }
        }
        List<VmPlan> placed = acting.stream().filter(vm -> vm.holding != null).toList();
        placed.forEach(vm -> adjust(vm, plan));
        new CostCap(plan).apply(placed);
        for (HostBook book : plan.books()) {
            new Granting(plan, book, commands::nextGeneration)
                    .grant(placed.stream().filter(vm -> vm.book == book).toList());
        }
        ReservingAhead ahead = new ReservingAhead(plan);
        placed.forEach(ahead::reserve);
        return conclude(plan, placed);
    }

    private List<Decision> conclude(PoolPlan plan, List<VmPlan> placed) {
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
        budgets.commit(plan.spendable().keySet(), plan.step, false);
        return made;
    }

    private PoolPlan open(String poolId, List<PlanRequest> asked, boolean stepBegun, WhatIf assumed) {
        PoolEntry pool = inventory.pool(poolId);
        List<HostEntry> hosts = inventory.hostsOf(poolId);
        boolean capacityChanged = asked.stream().anyMatch(request -> request.cause() == Cause.HOST);
        Map<VmRef, VmPlan> vms = vms(pool, assumed);
        for (PlanRequest request : asked) {
            VmPlan vm = request.vm() == null ? null : vms.get(request.vm());
            // A report is settled; planning at once would ask a provider that refuses again and again.
            if (vm != null && request.cause() != Cause.REPORT) {
                vm.plan(request.cause(), request.traceparent());
            }
        }
        Map<String, HostBook> opened = books.open(hostsOf(vms, asked, hosts, stepBegun), capacityChanged);
        Instant now = time.now();
        long step = time.stepIndex(now);
        for (HostBook book : opened.values()) {
            for (Holding holding : book.holdings()) {
                VmPlan vm = vms.get(holding.vm());
                if (vm != null) {
                    vm.holding = holding;
                    vm.book = book;
                }
            }
        }
        Set<String> tenants = vms.keySet().stream().map(VmRef::tenantId).collect(Collectors.toCollection(TreeSet::new));
        return new PoolPlan(
                pool,
                hosts,
                vms,
                opened,
                budgets.open(tenants, step),
                properties.timing(leadSteps(poolId)),
                step,
                time.step(),
                now);
    }

    private Map<VmRef, VmPlan> vms(PoolEntry pool, WhatIf assumed) {
        Map<VmRef, QosAssigned> tiers = assignments.ofPool(pool.poolId());
        Map<VmRef, AllocationEntry> given = allocations.of(pool.poolId());
        Map<VmRef, List<OpenBreach>> open = breaches.ofPool(pool.poolId());
        double stepsPerHour = (double) time.hour().toMillis() / time.step().toMillis();
        Map<VmRef, VmPlan> vms = new LinkedHashMap<>();
        for (VmEntry entry : inventory.vmsOf(pool.poolId())) {
            VmRef vm = entry.ref();
            QosAssigned qos = assumed.applyTo(tiers.get(vm));
            vms.put(
                    vm,
                    new VmPlan(
                            entry,
                            qos,
                            qos == null ? null : VmTerms.of(entry, pool, qos, stepsPerHour),
                            given.get(vm),
                            new ArrayList<>(open.getOrDefault(vm, List.of()))));
        }
        return vms;
    }

    /** All hosts at the beginning of a step or for a VM without one, else those of the VMs that were asked for. */
    private static Set<String> hostsOf(
            Map<VmRef, VmPlan> vms, List<PlanRequest> asked, List<HostEntry> hosts, boolean stepBegun) {
        Set<String> needed = new LinkedHashSet<>();
        boolean all = stepBegun;
        for (PlanRequest request : asked) {
            VmPlan vm = request.vm() == null ? null : vms.get(request.vm());
            String host = vm == null ? null : vm.entry.hostId();
            all |= host == null;
            if (host != null) {
                needed.add(host);
            }
        }
        return all
                ? hosts.stream().map(HostEntry::hostId).collect(Collectors.toCollection(LinkedHashSet::new))
                : needed;
    }

    private int leadSteps(String poolId) {
        Duration lead = leadTimes.lead(poolId, AllocationCommand.Kind.APPLY);
        long step = time.step().toMillis();
        return (int) Math.max(1, (lead.toMillis() + step - 1) / step);
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

    /** Beside what was asked for: what waits for a host, a late forecast, an open breach, a due reservation, a threshold. */
    private void choose(PoolPlan plan, boolean stepBegun) {
        if (!stepBegun) {
            return;
        }
        Set<String> exceeded = new CostCap(plan).exceeded();
        for (VmPlan vm : plan.vms()) {
            Holding holding = vm.holding;
            if (holding == null
                    || holding.plannedStep() < plan.step - 1
                    || !vm.breaches.isEmpty()
                    || exceeded.contains(vm.vm().tenantId())
                    || due(vm, plan)) {
                vm.plan(Cause.STEP, null);
            }
        }
    }

    /** Whether a reservation came due since the VM was last planned, or is to be claimed by hand. */
    private static boolean due(VmPlan vm, PoolPlan plan) {
        HostBook book = vm.book;
        Holding holding = vm.holding;
        int lead = plan.timing.lead();
        return book != null
                && holding != null
                && book.reservations(vm.vm()).stream()
                        .anyMatch(reservation -> reservation.state() == State.RESERVED
                                && (reservation.activationWanted()
                                        || (reservation.from() <= plan.step + lead
                                                && reservation.from() > holding.plannedStep() + lead)));
    }

    private void readForecasts(PoolPlan plan, WhatIf assumed) {
        Set<VmRef> planned =
                plan.vms().stream().filter(VmPlan::planned).map(VmPlan::vm).collect(Collectors.toSet());
        Map<VmRef, VmOutlook> outlooks = forecasts.of(planned, assumed.demandFactor());
        for (VmPlan vm : plan.vms()) {
            vm.outlook = outlooks.get(vm.vm());
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
            vm.reasons.add("GUARANTEE_DOES_NOT_FIT");
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
