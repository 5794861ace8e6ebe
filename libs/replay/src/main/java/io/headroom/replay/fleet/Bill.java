package io.headroom.replay.fleet;

import io.headroom.replay.Resource;

/**
 * What the VMs of a tier cost and were short of in scored steps.
 *
 * @param allocated unit-steps
 * @param unmet unit-steps that were needed and not allocated, not rounded
 * @param demand unit-steps that were needed
 * @param cost price times what was allocated
 * @param penalty price times shortage weight times what was unmet
 */
public record Bill(double allocated, double unmet, double demand, double cost, double penalty) {

    static final Bill NONE = new Bill(0, 0, 0, 0, 0);

    /** At the tier's price, all the time. */
    static Bill of(Tier tier, Resource resource, double allocated, double unmet, double demand) {
        double price = tier.price(resource);
        return new Bill(allocated, unmet, demand, price * allocated, price * tier.weight() * unmet);
    }

    Bill plus(Bill other) {
        return new Bill(
                allocated + other.allocated,
                unmet + other.unmet,
                demand + other.demand,
                cost + other.cost,
                penalty + other.penalty);
    }

    double total() {
        return cost + penalty;
    }

    /** Unmet demand as a share of demand. */
    double unmetShare() {
        return demand == 0 ? 0 : unmet / demand;
    }
}
