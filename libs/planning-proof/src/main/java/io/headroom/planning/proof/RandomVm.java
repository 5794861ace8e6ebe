package io.headroom.planning.proof;

import io.headroom.planning.Bounds;
import io.headroom.planning.Claim;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.Growth;
import io.headroom.planning.Placement.Newcomer;
import io.headroom.planning.QuantileCurve;
import io.headroom.planning.ResourceSize;
import io.headroom.planning.ResourceState;
import io.headroom.planning.Sizing;
import io.headroom.planning.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A VM of random size, tier and demand, sized as the planner does it. Resources are CPU (millicores) and memory (MiB).
 *
 * <p>Its demand is log-normal in each step: a median that drifts over the hold and a spread of its own per resource.
 */
final class RandomVm {

    static final int RESOURCES = 2;
    static final int HOLD = 12;
    static final long[] UNIT = {1_000, 4_096};

    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    /** The normal distribution's quantiles at the levels. */
    private static final double[] DEVIATES = {0, 0.6745, 1.2816, 1.6449, 2.0537, 2.3263, 2.5758, 3.0902};

    private final String id;
    private final String payer;
    private final Tier tier;
    private final long[] guarantee = new long[RESOURCES];
    private final Bounds[] bounds = new Bounds[RESOURCES];
    private final DemandOutlook[] outlooks = new DemandOutlook[RESOURCES];

    /** @param largest units that its size has at most */
    RandomVm(String id, String payer, int largest, RandomGenerator random) {
        this.id = id;
        this.payer = payer;
        this.tier = Tier.values()[random.nextInt(Tier.values().length)];
        for (int resource = 0; resource < RESOURCES; resource++) {
            int size = 1 + random.nextInt(largest);
            int minimum = random.nextInt(Math.min(2, size) + 1);
            int maximum = size + random.nextInt(size + 1);
            bounds[resource] = new Bounds(minimum * UNIT[resource], maximum * UNIT[resource], UNIT[resource]);
            double share = resource == 0 ? 0 : tier.memoryGuarantee();
            guarantee[resource] = share == 0 ? 0 : bounds[resource].fit(share * size * UNIT[resource]);
            outlooks[resource] = outlook(size * UNIT[resource], random);
        }
    }

    private static DemandOutlook outlook(long size, RandomGenerator random) {
        double median = size * random.nextDouble(0.2, 1.2);
        double spread = random.nextDouble(0.05, 0.8);
        double drift = random.nextDouble(-0.4, 0.4);
        List<QuantileCurve> steps = new ArrayList<>();
        for (int step = 0; step < HOLD; step++) {
            double[] values = new double[LEVELS.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = median * Math.exp(drift * step / HOLD + spread * DEVIATES[i]);
            }
            steps.add(QuantileCurve.of(LEVELS, values));
        }
        return DemandOutlook.of(steps, List.of(), List.of());
    }

    /** What it asks for when it holds nothing yet. */
    Newcomer newcomer() {
        Timing timing = Timing.USUAL;
        Sizing sizing = new Sizing(tier.terms(), timing);
        long[] target = new long[RESOURCES];
        long[] first = new long[RESOURCES];
        for (int resource = 0; resource < RESOURCES; resource++) {
            ResourceSize size = sizing.size(new ResourceState(
                    outlooks[resource],
                    ResourceState.Missing.NEVER_MADE,
                    null,
                    false,
                    0,
                    0,
                    bounds[resource].maximum(),
                    guarantee[resource],
                    0,
                    bounds[resource],
                    1,
                    HOLD,
                    0));
            target[resource] = size.target();
            first[resource] = Math.max(guarantee[resource], bounds[resource].lowest());
        }
        Claim claim = new Growth(id, payer, new long[RESOURCES], target, first)
                .claim(
                        "",
                        new Growth.Prices(UNIT, tier.pricePerStep(), tier.worthPerStep(), HOLD),
                        (resource, amount) -> outlooks[resource].meanExceedance(
                                timing.lead(), timing.lead() + timing.hold(), amount));
        return new Newcomer(claim, guarantee.clone());
    }
}
