package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.HostState;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.HostCalendar;
import io.headroom.planning.Claim;
import io.headroom.planning.Placement;
import io.headroom.planning.Placement.Newcomer;
import io.headroom.planning.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a host for each VM that has none, and for what ran on a host that is lost. */
final class Placing {

    private final PoolPlan plan;
    private final VmSizer sizer;

    Placing(PoolPlan plan, VmSizer sizer) {
        this.plan = plan;
        this.sizer = sizer;
    }

    /** Whether the VM's host is lost. */
    boolean stranded(VmPlan vm) {
        return vm.book != null && plan.state(vm.book) == HostState.DOWN;
    }

    /**
     * Places VMs without a host together; they hold nothing yet.
     *
     * @param homeless the ones worth most first
     * @param settled what is on hosts already and may grow there
     */
    void place(List<VmPlan> homeless, List<VmPlan> settled) {
        if (homeless.isEmpty()) {
            return;
        }
        Claims claims = new Claims(plan);
        List<Claim> growing = new ArrayList<>();
        for (VmPlan vm : settled) {
            if (vm.book != null && vm.grows()) {
                growing.add(claims.of(vm, vm.book.calendar().hostId()));
            }
        }
        Map<String, VmPlan> waiting = new LinkedHashMap<>();
        List<Newcomer> newcomers = new ArrayList<>();
        for (VmPlan vm : homeless) {
            sizer.size(vm, plan);
            HostBook named = vm.holding == null && !stranded(vm) ? plan.book(vm.entry.hostId()) : null;
            if (named != null && open(vm, named)) {
                growing.add(claims.of(vm, named.calendar().hostId()));
            } else {
                vm.before = Amounts.zero();
                waiting.put(vm.vm().key(), vm);
                newcomers.add(new Newcomer(claims.of(vm, ""), vm.requireTerms().guarantee()));
            }
        }
        Map<String, String> hosts = new Placement(rooms(), growing, plan.spendable()).choose(newcomers);
        waiting.forEach((id, vm) -> settle(vm, plan.book(hosts.get(id))));
    }

    private void settle(VmPlan vm, @Nullable HostBook chosen) {
        if (chosen == null) {
            vm.cappedByCapacity = true;
            vm.reasons.add(Reason.NO_HOST_WITH_ROOM);
        } else {
            leave(vm);
            open(vm, chosen);
        }
    }

    private boolean open(VmPlan vm, HostBook book) {
        Holding holding =
                book.open(vm.vm(), plan.pool.poolId(), vm.requireTerms().guarantee());
        if (holding == null) {
            vm.reasons.add(Reason.GUARANTEE_DOES_NOT_FIT);
            return false;
        }
        vm.book = book;
        vm.holding = holding;
        vm.before = Amounts.zero();
        return true;
    }

    private static void leave(VmPlan vm) {
        Holding lost = vm.holding;
        HostBook from = vm.book;
        if (lost != null && from != null) {
            from.close(lost, "HOST_LOST");
            vm.reasons.add(Reason.HOST_LOST);
        }
    }

    private List<Room> rooms() {
        List<Room> rooms = new ArrayList<>();
        for (HostBook book : plan.books()) {
            if (plan.up(book)) {
                HostCalendar calendar = book.calendar();
                rooms.add(new Room(
                        calendar.hostId(),
                        calendar.capacity(),
                        calendar.free(plan.step, plan.step + plan.timing.hold()),
                        calendar.free(plan.step, calendar.endStep())));
            }
        }
        return rooms;
    }

    /** Follows a VM that its provider reports from another host than the one it is booked on. */
    void follow(VmPlan vm) {
        Holding holding = vm.holding;
        HostBook from = vm.book;
        @Nullable HostBook to = vm.allocation == null ? null : plan.book(vm.allocation.hostId());
        if (holding == null || from == null || to == null || to == from) {
            return;
        }
        from.close(holding, "MOVED");
        vm.holding = to.open(vm.vm(), plan.pool.poolId(), holding.guaranteed());
        vm.book = to;
        vm.reasons.add(Reason.MOVED);
    }
}
