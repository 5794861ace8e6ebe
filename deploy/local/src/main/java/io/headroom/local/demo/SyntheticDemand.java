package io.headroom.local.demo;

import java.util.Random;

/**
 * Made-up demand of a plausible kind: a day and a week, a trend, noise, now and then a burst, and a step up where a new
 * version was deployed. Equal seeds give equal demand.
 */
final class SyntheticDemand implements Demand {

    /** Steps in a domain day. */
    static final int DAY = 288;

    private final double[] load;
    private final double cores;
    private final double memoryMib;

    /**
     * @param seed decides everything
     * @param cores what the VM uses at its usual daily peak
     * @param steps how many steps to make up
     */
    SyntheticDemand(long seed, double cores, int steps) {
        Random random = new Random(seed);
        this.cores = cores;
        this.memoryMib = 1_024 + 1_024 * cores;
        this.load = new double[steps];
        double swing = random.nextDouble(0.2, 0.45);
        double phase = random.nextDouble(0, 0.3);
        double weekend = random.nextDouble(0.5, 1);
        double trend = random.nextDouble(-0.1, 0.25);
        boolean bursty = random.nextInt(3) == 0;
        int deploy = random.nextInt(steps);
        double deployed = random.nextDouble(1, 1.25);
        double noise = 0;
        double burst = 0;
        for (int step = 0; step < steps; step++) {
            double day = (double) step / DAY;
            double season = 1 - swing + swing * Math.sin(2 * Math.PI * (day - phase));
            noise = 0.8 * noise + 0.03 * random.nextGaussian();
            if (bursty && random.nextInt(DAY / 3) == 0) {
                burst = random.nextDouble(0.3, 0.9);
            }
            burst *= 0.85;
            double level = season * ((int) day % 7 >= 5 ? weekend : 1) * (1 + trend * step / steps);
            load[step] = Math.max(0.02, (level * (step >= deploy ? deployed : 1) + noise + burst) / 1.2);
        }
    }

    @Override
    public int steps() {
        return load.length;
    }

    @Override
    public Use at(int step) {
        double share = load[Math.min(step, load.length - 1)];
        return new Use(
                cores * share,
                memoryMib * (0.6 + 0.4 * Math.min(1.2, share)),
                900 * cores * share,
                1_800 * cores * share);
    }
}
