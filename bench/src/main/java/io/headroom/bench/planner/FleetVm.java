package io.headroom.bench.planner;

import io.headroom.planning.Bounds;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.Growth;
import io.headroom.planning.QuantileCurve;
import io.headroom.planning.TierTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A VM of a large fleet with a forecast as the forecast service publishes it: 12 steps and 23 hourly blocks of each of four
 * resources, eight quantiles each. Arrays are in the order CPU (millicores), memory (MiB), disk and network (KiB/s).
 *
 * @param held what it has; nothing if it is still to be placed
 */
record FleetVm(
        String id,
        String tenant,
        TierTerms tier,
        Growth.Prices prices,
        Bounds[] bounds,
        long[] guarantee,
        DemandOutlook[] outlooks,
        double[] observed,
        long[] held) {

    static final int RESOURCES = 4;
    static final int HOLD = 12;
    private static final int BLOCKS = 23;

    private static final long[] UNIT = {250, 512, 4_096, 4_096};
    private static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    private static final double[] DEVIATES = {0, 0.6745, 1.2816, 1.6449, 2.0537, 2.3263, 2.5758, 3.0902};

    /** The seeded tiers: weight, price of a core-hour and of a GiB-hour, memory guarantee. */
    private static final double[][] TIERS = {
        {4, 0.020, 0.0025, 0}, {10, 0.028, 0.0035, 0.25}, {30, 0.040, 0.0050, 0.5}, {100, 0.060, 0.0075, 1}
    };

    /** @param settled whether it runs already, at what the forecast of an hour ago asked for */
    static FleetVm random(int number, int tenants, boolean settled, RandomGenerator random) {
        double[] tier = TIERS[random.nextInt(TIERS.length)];
        TierTerms terms = new TierTerms(tier[0], 0.3, TierTerms.PenaltyBasis.UNMET, null);
        long[] size = {
            random.nextInt(2, 17) * UNIT[0],
            random.nextInt(4, 33) * UNIT[1],
            random.nextInt(2, 9) * UNIT[2],
            random.nextInt(2, 9) * UNIT[3]
        };
        Bounds[] bounds = new Bounds[RESOURCES];
        DemandOutlook[] outlooks = new DemandOutlook[RESOURCES];
        double[] observed = new double[RESOURCES];
        long[] held = new long[RESOURCES];
        for (int resource = 0; resource < RESOURCES; resource++) {
            bounds[resource] = new Bounds(UNIT[resource], 2 * size[resource], UNIT[resource]);
            double median = size[resource] * random.nextDouble(0.2, 0.9);
            observed[resource] = median * random.nextDouble(0.8, 1.2);
            outlooks[resource] = outlook(median, random);
            held[resource] = settled ? bounds[resource].fit(median * random.nextDouble(0.9, 1.6)) : 0;
        }
        return new FleetVm(
                "vm-" + number,
                "tenant-" + number % tenants,
                terms,
                prices(tier),
                bounds,
                new long[] {0, bounds[1].fit(tier[3] * size[1]), 0, 0},
                outlooks,
                observed,
                held);
    }

    private static Growth.Prices prices(double[] tier) {
        double core = tier[1] / 1_000 / HOLD;
        double mib = tier[2] / 1_024 / HOLD;
        double unpriced = mib * UNIT[1] / UNIT[2];
        double[] worth = {tier[0] * core, tier[0] * mib, tier[0] * unpriced, tier[0] * unpriced};
        return new Growth.Prices(UNIT, new double[] {core, mib, 0, 0}, worth, HOLD);
    }

    private static DemandOutlook outlook(double median, RandomGenerator random) {
        double spread = random.nextDouble(0.05, 0.6);
        double drift = random.nextDouble(-0.3, 0.3);
        double phase = random.nextDouble(0, 2 * Math.PI);
        List<QuantileCurve> steps = new ArrayList<>();
        for (int step = 0; step < HOLD; step++) {
            steps.add(curve(median * (1 + drift * step / HOLD), spread));
        }
        List<QuantileCurve> blocks = new ArrayList<>();
        for (int block = 1; block <= BLOCKS; block++) {
            blocks.add(curve(median * (1.2 + 0.5 * Math.sin(phase + 2 * Math.PI * block / (BLOCKS + 1))), spread));
        }
        return DemandOutlook.of(steps, blocks, List.of());
    }

    private static QuantileCurve curve(double median, double spread) {
        double[] values = new double[LEVELS.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = median * Math.exp(spread * DEVIATES[i]);
        }
        return QuantileCurve.of(LEVELS, values);
    }
}
