package io.headroom.bench.forecast;

import java.util.Random;

/** Seeded two-week series at five-minute steps: a daily and a weekly season, a wandering level, noise and bursts. */
final class Weeks {

    static final int DAY = 288;
    static final int SIZE = 14 * DAY;

    private Weeks() {}

    /** The series of a seed. */
    static double[] of(long seed) {
        Random random = new Random(seed);
        double[] values = new double[SIZE];
        double level = 4;
        double burst = 0;
        for (int i = 0; i < SIZE; i++) {
            level += 0.02 * random.nextGaussian();
            burst = random.nextInt(200) == 0 ? 3 * random.nextDouble() : 0.8 * burst;
            double day = Math.sin(2 * Math.PI * i / DAY);
            double week = i / DAY % 7 < 5 ? 1 : 0.4;
            values[i] = Math.max(0, level + 1.5 * week * day + burst + 0.3 * random.nextGaussian());
        }
        return values;
    }
}
