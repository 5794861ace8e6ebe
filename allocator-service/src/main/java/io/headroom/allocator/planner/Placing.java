package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.HostState;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.planning.Placement;
import io.headroom.planning.Placement.Room;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a host for each VM that has none, and for what ran on a host that is lost. */
final class Placing {

    private final PoolPlan plan;
    private final VmSizer sizer;
    /** What VMs placed in this batch are about to be given. */
    private final Map<String, long[]> promised = new HashMap<>();

    Placing(PoolPlan plan, VmSizer sizer) {
        this.plan = plan;
        this.sizer = sizer;
    }

    /** Whether the VM's host is lost. */
    boolean stranded(VmPlan vm) {
        return vm.book != null && plan.state(vm.book) == HostState.DOWN;
    }

    /** Places a VM without a host; it holds nothing yet. */
    void place(VmPlan vm) {
        sizer.size(vm, plan);
        HostBook named = vm.holding == null && !stranded(vm) ? plan.book(vm.entry.hostId()) : null;
        if (named != null && open(vm, named)) {
            return;
        }
        List<Room> rooms = rooms(vm);
        Optional<Room> best = Placement.best(rooms, vm.target)
                .or(() -> rooms.stream().max(Comparator.comparingDouble(room -> share(room, vm.target))));
        HostBook chosen = best.map(Room::hostId).map(plan::book).orElse(null);
        if (chosen == null) {
            vm.cappedByCapacity = true;
            vm.reasons.add("NO_HOST_WITH_ROOM");
            return;
        }
        leave(vm);
        if (open(vm, chosen)) {
            promised.merge(chosen.calendar().hostId(), vm.target, Amounts::plus);
        }
    }

    private boolean open(VmPlan vm, HostBook book) {
        Holding holding =
                book.open(vm.vm(), plan.pool.poolId(), vm.requireTerms().guarantee());
        if (holding == null) {
            vm.reasons.add("GUARANTEE_DOES_NOT_FIT");
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
            vm.reasons.add("HOST_LOST");
        }
    }

    /** Hosts that are up, can keep the VM's guarantee and have room for the least that its owner allows. */
    private List<Room> rooms(VmPlan vm) {
        List<Room> rooms = new ArrayList<>();
        VmTerms terms = vm.requireTerms();
        for (HostBook book : plan.books()) {
            long[] free = Amounts.minus(
                    book.calendar().free(plan.step, plan.step + plan.timing.hold()),
                    promised.getOrDefault(book.calendar().hostId(), Amounts.zero()));
            if (plan.up(book) && guaranteeFits(book, terms.guarantee()) && Amounts.within(terms.lowest(), free)) {
                rooms.add(new Room(book.calendar().hostId(), book.calendar().capacity(), free));
            }
        }
        return rooms;
    }

    private boolean guaranteeFits(HostBook book, long[] guarantee) {
        return Amounts.within(
                guarantee, book.calendar().free(plan.step, book.calendar().endStep()));
    }

    private static double share(Room room, long[] need) {
        double least = 1;
        for (int resource = 0; resource < need.length; resource++) {
            if (need[resource] > 0) {
                least = Math.min(least, (double) room.free()[resource] / need[resource]);
            }
        }
        return least;
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
        vm.reasons.add("MOVED");
    }
}
