package io.headroom.bench.models;

import java.util.Random;

/** Fourteen days of five-minute demand by a seed: a daily wave, a level that wanders, and noise. */
final class Days {

    static final int DAY = 288;
    static final int LENGTH = 14 * DAY;

    private Days() {}

    static double[] of(long seed) {
        Random random = new Random(seed);
        double[] values = new double[LENGTH];
        double level = 30;
        for (int t = 0; t < LENGTH; t++) {
            level += 0.3 * random.nextGaussian();
            double wave = 10 * Math.sin(2 * Math.PI * t / DAY);
            values[t] = Math.max(0.1, level + wave + 3 * random.nextGaussian());
        }
        return values;
    }
}
