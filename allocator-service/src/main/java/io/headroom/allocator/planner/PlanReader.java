package io.headroom.allocator.planner;

import io.headroom.allocator.allocation.AllocationEntry;
import io.headroom.allocator.allocation.Allocations;
import io.headroom.allocator.allocation.LeadTimes;
import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.inventory.PoolEntry;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.allocator.planner.OpenBreaches.OpenBreach;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.HostBooks;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what a batch depends on: each kind of it for the whole pool at once. */
@Component
class PlanReader {

    private final Inventory inventory;
    private final Allocations allocations;
    private final LeadTimes leadTimes;
    private final HostBooks books;
    private final Budgets budgets;
    private final VmAssignments assignments;
    private final VmForecasts forecasts;
    private final OpenBreaches breaches;
    private final DomainTime time;
    private final PlannerProperties properties;

    PlanReader(
            Inventory inventory,
            Allocations allocations,
            LeadTimes leadTimes,
            HostBooks books,
            Budgets budgets,
            VmAssignments assignments,
            VmForecasts forecasts,
            OpenBreaches breaches,
            DomainTime time,
            PlannerProperties properties) {
        this.inventory = inventory;
        this.allocations = allocations;
        this.leadTimes = leadTimes;
        this.books = books;
        this.budgets = budgets;
        this.assignments = assignments;
        this.forecasts = forecasts;
        this.breaches = breaches;
        this.time = time;
        this.properties = properties;
    }

    /** Everything that the batch depends on, under the locks of the hosts it may change. */
    PoolPlan open(String poolId, List<PlanRequest> asked, boolean stepBegun, WhatIf assumed) {
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
        Map<VmRef, String> heldOn = books.hostsHolding(poolId);
        Map<String, HostBook> opened = books.open(hostsOf(vms, heldOn, asked, hosts, stepBegun), capacityChanged);
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
            Map<VmRef, VmPlan> vms,
            Map<VmRef, String> heldOn,
            List<PlanRequest> asked,
            List<HostEntry> hosts,
            boolean stepBegun) {
        Set<String> needed = new LinkedHashSet<>();
        boolean all = stepBegun;
        for (PlanRequest request : asked) {
            VmPlan vm = request.vm() == null ? null : vms.get(request.vm());
            String runsOn = vm == null ? null : vm.entry.hostId();
            String held = request.vm() == null ? null : heldOn.get(request.vm());
            all |= runsOn == null || held == null;
            needed.add(runsOn == null ? "" : runsOn);
            needed.add(held == null ? "" : held);
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

    /** Reads the forecasts of the VMs that are planned. */
    void readForecasts(PoolPlan plan, WhatIf assumed) {
        Set<VmRef> planned =
                plan.vms().stream().filter(VmPlan::planned).map(VmPlan::vm).collect(Collectors.toSet());
        Map<VmRef, VmOutlook> outlooks = forecasts.of(planned, assumed.demandFactor());
        for (VmPlan vm : plan.vms()) {
            VmOutlook outlook = outlooks.get(vm.vm());
            vm.outlook = outlook == null ? null : outlook.ofAVmOf(Amounts.of(vm.entry.maximum()));
        }
    }
}
