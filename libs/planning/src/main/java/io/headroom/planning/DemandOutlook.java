package io.headroom.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one resource's demand ahead: a distribution for each of the first steps, then for each block of as many
 * steps the distribution of the block's maximum, and the maximum over windows.
 */
public final class DemandOutlook {

    private final List<QuantileCurve> steps;
    private final List<QuantileCurve> blocks;
    private final List<Window> windows;

    private DemandOutlook(List<QuantileCurve> steps, List<QuantileCurve> blocks, List<Window> windows) {
        this.steps = steps;
        this.blocks = blocks;
        this.windows = windows;
    }

    /**
     * @param steps marginal distributions of the single steps; their number is the length of a block too
     * @param blocks distributions of each following block's maximum
     * @param windows distributions of the maximum over windows that begin within the single steps
     */
    public static DemandOutlook of(List<QuantileCurve> steps, List<QuantileCurve> blocks, List<Window> windows) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("an outlook needs at least one step");
        }
        return new DemandOutlook(List.copyOf(steps), List.copyOf(blocks), List.copyOf(windows));
    }

    /** How many steps a block has. */
    public int blockLength() {
        return steps.size();
    }

    /** How many steps the outlook reaches. */
    public int horizon() {
        return steps.size() * (1 + blocks.size());
    }

    /** Distributions of the maximum of each block; block k covers the steps from {@code blockLength * (k + 1)} on. */
    public List<QuantileCurve> blocks() {
        return blocks;
    }

    /**
     * The distribution of one step. Past the single steps it is that of its block's maximum, which errs upwards; past the
     * horizon that of the last block.
     */
    public QuantileCurve step(int step) {
        if (step < steps.size() || blocks.isEmpty()) {
            return steps.get(Math.min(step, steps.size() - 1));
        }
        return blocks.get(Math.min(step / steps.size() - 1, blocks.size() - 1));
    }

    /** The largest quantile at a level of all steps and blocks. */
    public double highest(double level) {
        return Stream.concat(steps.stream(), blocks.stream())
                .mapToDouble(curve -> curve.quantile(level))
                .max()
                .orElseThrow();
    }

    /**
     * The smallest amount whose mean exceedance over the steps is at most {@code 1 - level}: a quantile of the pooled step
     * distribution.
     *
     * <p>A block's maximum says little about its single steps, and one of them in the pool would already decide a high
     * level. So only steps with a distribution of their own are pooled, unless none of the span has one.
     *
     * @param fromStep first step
     * @param toStep after the last step
     */
    public double pooledQuantile(int fromStep, int toStep, double level) {
        List<QuantileCurve> pool = new ArrayList<>(toStep - fromStep);
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int step = fromStep; step < pooledTo(fromStep, toStep); step++) {
            QuantileCurve curve = step(step);
            double quantile = curve.quantile(level);
            pool.add(curve);
            low = Math.min(low, quantile);
            high = Math.max(high, quantile);
        }
        return smallest(pool, low, high, 1 - level);
    }

    /**
     * Narrows down where the mean exceedance, which never rises, comes down to what is allowed: above the lowest of the
     * single quantiles and not above the highest. Where it is a straight line one chord hits it (the Illinois rule); every
     * third probe halves, for where it jumps.
     */
    private static double smallest(List<QuantileCurve> pool, double lowest, double highest, double allowed) {
        double low = lowest;
        double high = highest;
        double above = meanExceedance(pool, low) - allowed;
        if (above <= 0) {
            return low;
        }
        double below = meanExceedance(pool, high) - allowed;
        int lastMoved = 0;
        for (int i = 0; i < 100 && high - low > 1e-9 * Math.max(1, high); i++) {
            boolean halve = i % 3 == 2 || below >= 0;
            double probe = halve ? (low + high) / 2 : low + (high - low) * above / (above - below);
            double excess = meanExceedance(pool, probe) - allowed;
            if (Math.abs(excess) < 1e-12) {
                return probe;
            }
            if (excess > 0) {
                low = probe;
                above = excess;
                below = lastMoved == 1 ? below / 2 : below;
                lastMoved = 1;
            } else {
                high = probe;
                below = excess;
                above = lastMoved == -1 ? above / 2 : above;
                lastMoved = -1;
            }
        }
        return high;
    }

    /** The share of the steps in which demand is expected above the amount, 0..1; pooled like the quantile. */
    public double meanExceedance(int fromStep, int toStep, double amount) {
        int to = pooledTo(fromStep, toStep);
        double sum = 0;
        for (int step = fromStep; step < to; step++) {
            sum += step(step).exceedance(amount);
        }
        return sum / (to - fromStep);
    }

    private int pooledTo(int fromStep, int toStep) {
        return fromStep < steps.size() ? Math.min(toStep, steps.size()) : toStep;
    }

    /**
     * The quantile of the largest demand within a window. A window that was not forecast itself is covered by forecast
     * ones; by the union bound each of n covering windows is read at {@code 1 - (1 - level) / n}.
     */
    public double maximumQuantile(int fromStep, int toStep, double level) {
        List<QuantileCurve> cover = new ArrayList<>();
        int step = fromStep;
        while (step < toStep) {
            Window window = bestWindow(step, toStep - step);
            if (window != null) {
                cover.add(window.maximum());
                step += window.steps();
            } else {
                cover.add(step(step));
                step += step < steps.size() ? 1 : steps.size() - step % steps.size();
            }
        }
        double each = 1 - (1 - level) / cover.size();
        double largest = 0;
        for (QuantileCurve curve : cover) {
            largest = Math.max(largest, curve.quantile(each));
        }
        return largest;
    }

    private @Nullable Window bestWindow(int start, int length) {
        Window covering = null;
        Window longest = null;
        for (Window window : windows) {
            if (window.start() != start) {
                continue;
            }
            if (window.steps() >= length && (covering == null || window.steps() < covering.steps())) {
                covering = window;
            }
            if (longest == null || window.steps() > longest.steps()) {
                longest = window;
            }
        }
        return covering != null ? covering : longest;
    }

    private static double meanExceedance(List<QuantileCurve> pool, double amount) {
        double sum = 0;
        for (QuantileCurve curve : pool) {
            sum += curve.exceedance(amount);
        }
        return sum / pool.size();
    }

    /**
     * The distribution of the largest demand over consecutive steps.
     *
     * @param start first step
     * @param steps how many
     * @param maximum its distribution
     */
    public record Window(int start, int steps, QuantileCurve maximum) {}
}
