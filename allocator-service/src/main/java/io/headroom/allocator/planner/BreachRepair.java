package io.headroom.allocator.planner;

import io.headroom.allocator.planner.OpenBreaches.OpenBreach;
import io.headroom.contracts.Resource;
import java.util.Objects;

/**
 * Answers open breaches by a step up of the resource that is short: at first at once, then again each time the last step
 * has had its lead and a step to show and did not help. Breaches of one resource are answered together.
 */
final class BreachRepair {

    private final OpenBreaches breaches;

    BreachRepair(OpenBreaches breaches) {
        this.breaches = breaches;
    }

    void answer(VmPlan vm, PoolPlan plan) {
        if (vm.holding == null || vm.breaches.isEmpty()) {
            return;
        }
        vm.reasons.add(Reason.BREACH_OPEN);
        for (Resource resource : Resource.values()) {
            answer(vm, resource, vm.holding.target()[resource.ordinal()], plan);
        }
    }

    private void answer(VmPlan vm, Resource resource, long held, PoolPlan plan) {
        long lastStep = Long.MIN_VALUE;
        long floor = 0;
        for (OpenBreach breach : vm.breaches) {
            if (breach.resource() == resource && breach.raisedStep() != null) {
                lastStep = Math.max(lastStep, breach.raisedStep());
                floor = Math.max(floor, Objects.requireNonNullElse(breach.floor(), 0L));
            }
        }
        if (lastStep < plan.step - plan.timing.lead()) {
            lastStep = plan.step;
            floor = Math.max(floor, Math.max(held + plan.unit[resource.ordinal()], held + held / 4));
        }
        long amount = floor;
        long step = lastStep;
        vm.breaches.replaceAll(breach -> {
            if (breach.resource() != resource || Objects.equals(breach.floor(), amount)) {
                return breach;
            }
            OpenBreach answered = breach.raisedTo(amount, step);
            breaches.raised(vm.vm(), answered);
            return answered;
        });
    }
}
