package io.headroom.allocator.planner;

import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.contracts.ReservationChanged.State;
import java.util.Set;

/** Which VMs a new step brings up beside those that were asked for. */
final class DueVms {

    private final PoolPlan plan;

    DueVms(PoolPlan plan) {
        this.plan = plan;
    }

    /** Has those planned that wait for a host, whose forecast is late, breach open, reservation due or threshold passed. */
    void choose() {
        Set<String> exceeded = new CostCap(plan).exceeded();
        for (VmPlan vm : plan.vms()) {
            Holding holding = vm.holding;
            if (holding == null
                    || holding.plannedStep() < plan.step - 1
                    || !vm.breaches.isEmpty()
                    || exceeded.contains(vm.vm().tenantId())
                    || due(vm)) {
                vm.plan(Cause.STEP, null);
            }
        }
    }

    /** Whether a reservation came due since the VM was last planned, or is to be claimed by hand. */
    private boolean due(VmPlan vm) {
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
}
