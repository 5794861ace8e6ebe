package io.headroom.allocator.planner;

import io.headroom.allocator.allocation.AllocationEntry;
import io.headroom.allocator.allocation.Allocations;
import io.headroom.allocator.allocation.EffectiveAllocationReported;
import io.headroom.allocator.inventory.HostChanged;
import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.HostRegistered;
import io.headroom.allocator.inventory.Inventory;
import io.headroom.allocator.inventory.VmRegistered;
import io.headroom.allocator.inventory.VmRemoved;
import io.headroom.allocator.inventory.VmUpdated;
import io.headroom.allocator.reservation.ReservationAsked;
import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.VmRef;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for a plan in the transaction of each change that needs one. */
@Component
class PlanTriggers {

    private final PlanRequests requests;
    private final Inventory inventory;
    private final Allocations allocations;

    PlanTriggers(PlanRequests requests, Inventory inventory, Allocations allocations) {
        this.requests = requests;
        this.inventory = inventory;
        this.allocations = allocations;
    }

    @EventListener
    void on(VmRegistered event) {
        requests.ask(List.of(new VmRef(event.tenantId(), event.vmId())), Cause.INVENTORY);
    }

    @EventListener
    void on(VmUpdated event) {
        requests.ask(List.of(new VmRef(event.tenantId(), event.vmId())), Cause.INVENTORY);
    }

    @EventListener
    void on(VmRemoved event) {
        VmRef vm = new VmRef(event.tenantId(), event.vmId());
        boolean commanded = allocations.find(vm).map(AllocationEntry::requested).isPresent();
        // What a provider was ever told stays in the calendar until it reports the VM gone.
        if (!commanded) {
            requests.ask(event.poolId(), vm, Cause.REMOVED);
        }
    }

    @EventListener
    void on(HostRegistered event) {
        askHost(event.hostId());
    }

    @EventListener
    void on(HostChanged event) {
        askHost(event.hostId());
    }

    private void askHost(String hostId) {
        inventory.host(hostId).map(HostEntry::poolId).ifPresent(pool -> requests.ask(pool, Cause.HOST));
    }

    @EventListener
    void on(EffectiveAllocationReported event) {
        AllocationChanged report = event.report();
        VmRef vm = new VmRef(report.tenantId(), report.vmId());
        if (report.outcome() == Outcome.REMOVED) {
            requests.ask(report.pool(), vm, Cause.REMOVED);
        } else {
            requests.ask(List.of(vm), Cause.REPORT);
        }
    }

    @EventListener
    void on(ReservationAsked event) {
        requests.ask(List.of(event.vm()), Cause.RESERVATION);
    }
}
