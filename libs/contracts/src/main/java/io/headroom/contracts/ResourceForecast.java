package io.headroom.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of one resource; values in cores (CPU), MiB (memory) or KiB/s (disk, network).
 *
 * @param resource which resource
 * @param observed what it uses now
 * @param steps {@link DemandForecast#STEPS} marginal distributions, the first for the step that begins at {@code from}
 * @param blocks {@link DemandForecast#BLOCKS} distributions of an hour's maximum; block k covers the steps 12 + 12 k to
 *     23 + 12 k
 * @param windowMaxima the distribution of the maximum over each window
 * @param model name of the model that made it
 * @param accuracy pinball loss of that model on the last backtest, in the resource's unit, mean over the levels
 * @param coverage share of outcomes at or below each level on recent forecasts; null before any could be observed
 * @param fallbackReason why a lower rung of the ladder was used, in UPPER_SNAKE; null when the chosen model made it
 */
public record ResourceForecast(
        Resource resource,
        Observed observed,
        List<Quantiles> steps,
        List<Quantiles> blocks,
        List<WindowMaximum> windowMaxima,
        String model,
        @Nullable Double accuracy,
        @Nullable List<Double> coverage,
        @Nullable String fallbackReason) {

    public ResourceForecast {
        Require.present("resource", resource);
        Require.present("observed", observed);
        Require.size("steps", steps, DemandForecast.STEPS);
        Require.size("blocks", blocks, DemandForecast.BLOCKS);
        Require.size("windowMaxima", windowMaxima, DemandForecast.STEPS * DemandForecast.WINDOW_LENGTHS.size());
        Require.text("model", model);
        Require.optionalNotNegative("accuracy", accuracy);
        steps = List.copyOf(steps);
        blocks = List.copyOf(blocks);
        windowMaxima = List.copyOf(windowMaxima);
        if (coverage != null) {
            coverage.forEach(share -> Require.share("coverage", share));
            coverage = List.copyOf(coverage);
        }
    }

    void requireLevels(int levels) {
        steps.forEach(row -> requireSize(row, levels));
        blocks.forEach(row -> requireSize(row, levels));
        windowMaxima.forEach(window -> requireSize(window.quantiles(), levels));
        if (coverage != null) {
            Require.size("coverage", coverage, levels);
        }
    }

    private static void requireSize(Quantiles row, int levels) {
        if (row.size() != levels) {
            throw new IllegalArgumentException("a row has " + row.size() + " quantiles, expected " + levels);
        }
    }

    /**
     * What the VM used last.
     *
     * @param value in the resource's unit
     * @param at when it was measured
     * @param censored whether it stood at the limit of the allocation, so that demand was at least this
     */
    public record Observed(double value, Instant at, boolean censored) {

        public Observed {
            Require.notNegative("observed.value", value);
            Require.present("observed.at", at);
        }
    }

    /**
     * The distribution of the largest demand within a window.
     *
     * @param start first step of the window, 0 for the step that begins at {@code from}
     * @param steps length of the window in steps
     * @param quantiles values at the message's levels
     */
    public record WindowMaximum(int start, int steps, Quantiles quantiles) {

        public WindowMaximum {
            Require.notNegative("start", start);
            if (steps < 1) {
                throw new IllegalArgumentException("steps " + steps + " must be at least 1");
            }
            Require.present("quantiles", quantiles);
        }
    }
}
