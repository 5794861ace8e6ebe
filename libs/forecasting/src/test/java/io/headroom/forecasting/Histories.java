package io.headroom.forecasting;

import java.util.Arrays;
import java.util.Random;

/** Seeded histories for tests. */
public final class Histories {

    public static final int DAY = 48;
    public static final double[] LEVELS = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    public static final Horizon HORIZON = Horizon.of(12, new int[] {1, 3, 6, 12}, 3);

    private Histories() {}

    /** Two weeks of a daily season with noise. */
    public static double[] seasonal(Random random, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = Math.max(0, 10 + 6 * Math.sin(2 * Math.PI * i / DAY) + random.nextGaussian());
        }
        return values;
    }

    /** A level that wanders. */
    public static double[] walk(Random random, int size) {
        double[] values = new double[size];
        double level = 50;
        for (int i = 0; i < size; i++) {
            level = Math.max(0, level + random.nextGaussian());
            values[i] = level;
        }
        return values;
    }

    /** Anything that a broken exporter could send: constants, spikes, gaps, resets, one point. */
    public static double[] nasty(Random random, int day) {
        int size = 1 + random.nextInt(15 * day);
        double[] values = new double[size];
        int kind = random.nextInt(6);
        double level = random.nextInt(3) == 0 ? 0 : random.nextDouble(0, 1e6);
        for (int i = 0; i < size; i++) {
            values[i] = switch (kind) {
                case 0 -> level;
                case 1 -> random.nextInt(50) == 0 ? 1e12 : level;
                case 2 -> random.nextInt(3) == 0 ? Double.NaN : level + random.nextDouble();
                case 3 -> i % 100;
                case 4 -> i > size / 2 ? level * 100 : level;
                default -> random.nextDouble() * 1e-12;
            };
        }
        if (kind == 2 && size > 4 * day) {
            Arrays.fill(values, day, 3 * day, Double.NaN);
        }
        values[random.nextInt(size)] = level;
        return values;
    }
}
