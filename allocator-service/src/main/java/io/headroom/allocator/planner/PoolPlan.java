package io.headroom.allocator.planner;

import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.HostState;
import io.headroom.allocator.inventory.PoolEntry;
import io.headroom.allocator.planner.Budgets.Spendable;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.contracts.VmRef;
import io.headroom.planning.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One batch of one pool: what all its steps read and change. */
final class PoolPlan {

    final PoolEntry pool;
    final long step;
    final Instant now;
    final Timing timing;
    final long[] unit;
    private final Duration stepLength;
    private final Map<String, HostEntry> hosts = new HashMap<>();
    private final Map<VmRef, VmPlan> vms;
    private final Map<String, HostBook> books;
    private final Map<String, Double> spendable = new HashMap<>();
    private final Map<String, Long> windowSteps = new HashMap<>();

    PoolPlan(
            PoolEntry pool,
            List<HostEntry> hosts,
            Map<VmRef, VmPlan> vms,
            Map<String, HostBook> books,
            Map<String, Spendable> budgets,
            Timing timing,
            long step,
            Duration stepLength,
            Instant now) {
        this.pool = pool;
        this.vms = vms;
        this.books = books;
        this.timing = timing;
        this.step = step;
        this.stepLength = stepLength;
        this.now = now;
        this.unit = Amounts.of(pool.unit());
        hosts.forEach(host -> this.hosts.put(host.hostId(), host));
        budgets.forEach((tenant, left) -> {
            spendable.put(tenant, left.amount());
            windowSteps.put(tenant, left.steps());
        });
    }

    /** The cool-down in real time. */
    Duration coolDown() {
        return stepLength.multipliedBy(timing.coolDown());
    }

    Collection<HostBook> books() {
        return books.values();
    }

    @Nullable
    HostBook book(@Nullable String hostId) {
        return hostId == null ? null : books.get(hostId);
    }

    /** All VMs, the ones worth most first. */
    List<VmPlan> vms() {
        return vms.values().stream().sorted(BY_WORTH).toList();
    }

    @Nullable
    VmPlan vm(VmRef vm) {
        return vms.get(vm);
    }

    /** The VMs that are planned and may be given something, the ones worth most first. */
    List<VmPlan> acting() {
        return vms().stream()
                .filter(vm -> vm.planned() && vm.acts() && vm.terms != null)
                .toList();
    }

    boolean up(HostBook book) {
        return state(book) == HostState.UP;
    }

    HostState state(HostBook book) {
        HostEntry host = hosts.get(book.calendar().hostId());
        return host == null ? HostState.DOWN : host.state();
    }

    /** Each bounded tenant's money; changed as it is spent. */
    Map<String, Double> spendable() {
        return spendable;
    }

    /** For how many steps a grant commits its cost. */
    long committedSteps(String tenantId) {
        return windowSteps.getOrDefault(tenantId, (long) timing.hold());
    }

    /** Spends a bounded tenant's money; false, and nothing spent, if it has not enough. */
    boolean spend(String tenantId, double cost) {
        Double left = spendable.get(tenantId);
        if (left == null) {
            return true;
        }
        if (cost > left) {
            return false;
        }
        spendable.put(tenantId, left - cost);
        return true;
    }

    private static final Comparator<VmPlan> BY_WORTH = Comparator.comparingDouble(
                    (VmPlan vm) -> vm.terms == null ? 0 : -vm.terms.worth(0))
            .thenComparing(vm -> vm.vm().key());
}
