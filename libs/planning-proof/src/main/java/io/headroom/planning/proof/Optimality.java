package io.headroom.planning.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/**
 * How near plans of small pools come to the best there is.
 *
 * @param ratios planned value over best value of each pool, the worst first
 */
public record Optimality(List<Ratio> ratios) {

    /** As good as equal: what sums in another order differ by. */
    private static final double EQUAL = 1e-6;

    /**
     * Plans and solves the pools of so many seeds from a first one on.
     *
     * @param effort nodes that the solver may look at for a problem
     * @param progress is told how many pools are done
     */
    public static Optimality measure(long firstSeed, int pools, int effort, IntConsumer progress) {
        List<Ratio> ratios = new ArrayList<>();
        for (long seed = firstSeed; seed < firstSeed + pools; seed++) {
            ratios.add(of(SmallPool.of(seed), effort));
            progress.accept(ratios.size());
        }
        ratios.sort(Comparator.comparingDouble(Ratio::ratio));
        return new Optimality(ratios);
    }

    /**
     * A plan as good as a bound is the best one. Bounds are cheap, so they come first; where they leave a doubt the whole
     * problem is solved. Where even that is not proved the lowest bound stands for the best value: the true ratio is
     * not lower.
     */
    static Ratio of(SmallPool pool, int effort) {
        double planned = PoolValue.planned(pool);
        double bound = UpperBound.of(pool, planned);
        if (planned < bound * (1 - EQUAL)) {
            bound = Math.min(bound, ExactPlan.value(pool.asOneHost(), effort).orElse(bound));
        }
        if (planned < bound * (1 - EQUAL)) {
            OptionalDouble best = ExactPlan.value(pool, effort);
            boolean proved = best.orElse(0) >= planned * (1 - EQUAL);
            return new Ratio(pool.seed(), planned / (proved ? best.orElse(bound) : bound), proved);
        }
        return new Ratio(pool.seed(), bound == 0 ? 1 : planned / bound, true);
    }

    public double mean() {
        return ratios.stream().mapToDouble(Ratio::ratio).average().orElse(Double.NaN);
    }

    /** The ratio that one of a hundred pools stays below. */
    public double firstPercentile() {
        return ratios.get(ratios.size() / 100).ratio();
    }

    public Ratio worst() {
        return ratios.get(0);
    }

    /** How many ratios are to the best value itself, not to a bound above it. */
    public long proved() {
        return ratios.stream().filter(Ratio::proved).count();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d pools, %d of them against the proved best value: mean %.5f, 1st percentile %.5f, worst %.5f (seed %d)",
                ratios.size(),
                proved(),
                mean(),
                firstPercentile(),
                worst().ratio(),
                worst().seed());
    }

    /**
     * One pool's.
     *
     * @param seed the pool is {@link SmallPool#of}
     * @param ratio 1 for a plan as good as the best
     * @param proved whether the best value is known, else the ratio is to a bound above it
     */
    public record Ratio(long seed, double ratio, boolean proved) {}
}
