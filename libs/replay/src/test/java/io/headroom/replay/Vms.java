package io.headroom.replay;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** VMs to replay in tests. */
public final class Vms {

    /** Steps of the warm-up. */
    public static final int WARM_UP = Grid.WARM_UP;

    private Vms() {}

    /** A VM with this demand in every step of its warm-up, then with these values. */
    public static Demand cpu(double before, double... values) {
        double[] use = new double[WARM_UP + values.length];
        Arrays.fill(use, before);
        System.arraycopy(values, 0, use, WARM_UP, values.length);
        return of(Resource.CPU, 8, use);
    }

    /** A VM with a function of the step as its demand. */
    public static Demand of(Resource resource, double capacity, int steps, IntToDoubleFunction demand) {
        double[] use = new double[steps];
        Arrays.setAll(use, demand);
        return of(resource, capacity, use);
    }

    public static Demand of(Resource resource, double capacity, double... use) {
        return Demand.of("vm-1", resource, new Grid(0, use.length), use, capacity);
    }

    /** A busy VM with a daily wave, noise, spikes and some missing steps. */
    public static double[] busy(long seed, int steps, double size) {
        Random random = new Random(seed);
        double[] use = new double[steps];
        for (int t = 0; t < steps; t++) {
            double wave = 0.3 + 0.2 * Math.sin(2 * Math.PI * t / Grid.DAY);
            double spike = random.nextInt(200) == 0 ? random.nextDouble() : 0;
            use[t] = random.nextInt(100) == 0
                    ? Double.NaN
                    : size * Math.max(0, wave + spike + 0.05 * random.nextGaussian());
        }
        use[0] = size / 2;
        return use;
    }
}
