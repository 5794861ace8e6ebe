package io.headroom.allocator.planner;

import io.headroom.allocator.planner.OpenBreaches.OpenBreach;
import io.headroom.allocator.planner.VmOutlook.ResourceOutlook;
import io.headroom.allocator.reservation.Amounts;
import io.headroom.allocator.reservation.Holding;
import io.headroom.allocator.reservation.HostBook;
import io.headroom.allocator.reservation.Reservation;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.planning.ResourceSize;
import io.headroom.planning.ResourceState;
import io.headroom.planning.ResourceState.Missing;
import io.headroom.planning.Sizing;
import io.headroom.support.DomainTime;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sizes each resource of a VM by what is known of it. */
@Component
class VmSizer {

    /** A measured use older than this many steps says nothing about the present. */
    private static final int FRESH_STEPS = 2;

    private final DomainTime time;

    VmSizer(DomainTime time) {
        this.time = time;
    }

    /** Sets what the VM holds and what it should hold. */
    void size(VmPlan vm, PoolPlan plan) {
        VmTerms terms = vm.requireTerms();
        Sizing sizing = new Sizing(terms.tier(), plan.timing);
        Holding holding = vm.holding;
        vm.before = held(vm);
        ResourceSize[] sizes = new ResourceSize[Amounts.COUNT];
        long[] target = Amounts.zero();
        long[] reserved = due(vm, plan, reservation -> true);
        long[] kept = due(vm, plan, reservation -> reservation.terms().maker() == Reservation.Maker.PLANNER);
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            ResourceOutlook outlook = vm.outlook(resource);
            sizes[resource] = sizing.size(new ResourceState(
                    outlook == null ? null : outlook.ahead(),
                    outlook == null ? Missing.NEVER_MADE : outlook.missing(),
                    fresh(outlook, plan),
                    outlook != null && outlook.censored() && fresh(outlook, plan) != null,
                    vm.before[resource],
                    reserved[resource],
                    Amounts.of(vm.entry.size())[resource],
                    terms.guarantee()[resource],
                    floor(vm, resource),
                    terms.bounds()[resource],
                    terms.margin()[resource],
                    stepsSinceNeeded(holding, resource, plan.step),
                    kept[resource]));
            target[resource] = sizes[resource].target();
            if (holding != null && sizes[resource].needsAll(vm.before[resource])) {
                holding.needed(resource, plan.step);
            }
        }
        vm.sizes = sizes;
        vm.target = claimedByHand(vm, plan, target);
    }

    private static long[] held(VmPlan vm) {
        if (vm.holding != null) {
            return vm.holding.target();
        }
        return vm.allocation != null && vm.allocation.effective() != null && !vm.acts()
                ? Amounts.of(vm.allocation.effective().resources())
                : Amounts.zero();
    }

    /** What somebody activates by hand is held whatever the forecast says, within the owner's bounds. */
    private static long[] claimedByHand(VmPlan vm, PoolPlan plan, long[] target) {
        long[] claimed = reserved(vm, Reservation::activationWanted);
        if (Amounts.none(claimed)) {
            return target;
        }
        vm.reasons.add(Reason.ACTIVATED_BY_HAND);
        long[] raised = target.clone();
        for (int resource = 0; resource < Amounts.COUNT; resource++) {
            if (claimed[resource] > 0) {
                raised[resource] = Math.max(
                        target[resource],
                        vm.requireTerms().bounds()[resource].fit((double) vm.before[resource] + claimed[resource]));
            }
        }
        return raised;
    }

    /** What is set aside for the VM in the step that is decided on, a lead ahead. */
    private static long[] due(VmPlan vm, PoolPlan plan, Predicate<Reservation> which) {
        long decided = plan.step + plan.timing.lead();
        return reserved(vm, reservation -> reservation.covers(decided) && which.test(reservation));
    }

    private static long[] reserved(VmPlan vm, Predicate<Reservation> which) {
        long[] sum = Amounts.zero();
        HostBook book = vm.book;
        if (book != null) {
            for (Reservation reservation : book.reservations(vm.vm())) {
                if (reservation.state() == State.RESERVED && which.test(reservation)) {
                    sum = Amounts.plus(sum, reservation.delta());
                }
            }
        }
        return sum;
    }

    private @Nullable Double fresh(@Nullable ResourceOutlook outlook, PoolPlan plan) {
        if (outlook == null) {
            return null;
        }
        Duration age = Duration.between(outlook.observedAt(), plan.now);
        return age.compareTo(time.step().multipliedBy(FRESH_STEPS)) <= 0 ? outlook.observed() : null;
    }

    private static long floor(VmPlan vm, int resource) {
        long floor = 0;
        for (OpenBreach breach : vm.breaches) {
            Long raised = breach.floor();
            if (raised != null && breach.resource().ordinal() == resource) {
                floor = Math.max(floor, raised);
            }
        }
        return floor;
    }

    private static int stepsSinceNeeded(@Nullable Holding holding, int resource, long step) {
        long since = holding == null ? step : step - holding.neededAt(resource);
        return (int) Math.min(since, Integer.MAX_VALUE);
    }
}
