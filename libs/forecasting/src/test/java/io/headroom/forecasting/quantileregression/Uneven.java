package io.headroom.forecasting.quantileregression;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Outcomes whose quantiles are known: {@code y = x + (1 + x) u} with x and u even in 0..1, so that the q-quantile is
 * {@code x + (1 + x) q}; a second feature says nothing.
 */
record Uneven(List<float[]> rows, double[] outcomes) {

    static Uneven of(int count, long seed) {
        Random random = new Random(seed);
        List<float[]> rows = new ArrayList<>();
        double[] outcomes = new double[count];
        for (int i = 0; i < count; i++) {
            float x = random.nextFloat();
            rows.add(new float[] {x, random.nextFloat()});
            outcomes[i] = x + (1 + x) * random.nextDouble();
        }
        return new Uneven(rows, outcomes);
    }

    static double quantile(double x, double level) {
        return x + (1 + x) * level;
    }

    static double loss(double outcome, double quantile, double level) {
        return Math.max(level * (outcome - quantile), (level - 1) * (outcome - quantile));
    }
}
