package io.headroom.allocator.planner;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Quantiles;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.QuantileCurve;
import io.headroom.planning.ResourceState.Missing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VM's latest forecast in the units of allocations, as seen from the present step.
 *
 * @param version of the forecast
 * @param age steps since its first one
 * @param resources one per resource in their order; null for one that was never observed
 */
record VmOutlook(long version, long age, @Nullable ResourceOutlook[] resources) {

    private static final double MILLICORES_PER_CORE = 1000;

    /** A forecast this many steps old is not late: what comes after its single steps is taken to be like the last one. */
    private static final int PUNCTUAL_STEPS = 2;

    /** More of any resource than a VM has, small enough to count with: what is forecast beyond it is taken for it. */
    private static final double MOST = 1e15;

    /** A forecast whose demand passes the owner's maximum this many times is one of a wrong unit or of a broken model. */
    private static final int IMPLAUSIBLE_TIMES = 100;

    private static final double IMPLAUSIBLE_LEVEL = 0.95;

    /**
     * One resource of the forecast.
     *
     * @param ahead null if there is nothing to go by
     * @param missing why there is not
     * @param observed null if what was reported cannot be true
     * @param fallback why a lower rung of the forecasts' ladder made it; null if the chosen model did
     */
    record ResourceOutlook(
            @Nullable DemandOutlook ahead,
            Missing missing,
            @Nullable Double observed,
            Instant observedAt,
            boolean censored,
            String model,
            @Nullable String fallback) {

        /** The same of a VM whose owner allows it so much, without what cannot be true of it. */
        private ResourceOutlook ofAVmOf(long maximum) {
            double most = (double) IMPLAUSIBLE_TIMES * Math.max(1, maximum);
            boolean implausible = ahead != null && ahead.highest(IMPLAUSIBLE_LEVEL) > most;
            return new ResourceOutlook(
                    implausible ? null : ahead,
                    implausible ? Missing.IMPLAUSIBLE : missing,
                    observed != null && observed > most ? null : observed,
                    observedAt,
                    censored,
                    model,
                    fallback);
        }
    }

    /**
     * @param age steps since the forecast's first one
     * @param factor multiplies demand, 1 for as it is
     */
    static VmOutlook of(DemandForecast forecast, long age, double factor) {
        int elapsed = (int) Math.max(0, Math.min(age, Integer.MAX_VALUE));
        @Nullable ResourceOutlook[] resources = new ResourceOutlook[Resource.values().length];
        double[] levels = forecast.quantileLevels().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (ResourceForecast resource : forecast.resources()) {
            double scale = factor * (resource.resource() == Resource.CPU ? MILLICORES_PER_CORE : 1);
            resources[resource.resource().ordinal()] = new ResourceOutlook(
                    ahead(resource, levels, scale, elapsed),
                    Missing.RUN_OUT,
                    Math.min(MOST, resource.observed().value() * scale),
                    resource.observed().at(),
                    resource.observed().censored(),
                    resource.model(),
                    resource.fallbackReason());
        }
        return new VmOutlook(forecast.version(), age, resources);
    }

    /** The same of a VM whose owner allows it so much of each resource, without what cannot be true of it. */
    VmOutlook ofAVmOf(long[] maximum) {
        @Nullable ResourceOutlook[] plausible = resources.clone();
        for (int resource = 0; resource < plausible.length; resource++) {
            ResourceOutlook outlook = plausible[resource];
            plausible[resource] = outlook == null ? null : outlook.ofAVmOf(maximum[resource]);
        }
        return new VmOutlook(version, age, plausible);
    }

    /** Whether some resource was forecast and there is nothing to go by all the same. */
    boolean misses() {
        return Arrays.stream(resources).anyMatch(outlook -> outlook != null && outlook.ahead() == null);
    }

    boolean fallsBack() {
        return Arrays.stream(resources).anyMatch(outlook -> outlook != null && outlook.fallback() != null);
    }

    boolean implausible() {
        return Arrays.stream(resources)
                .anyMatch(outlook -> outlook != null && outlook.missing() == Missing.IMPLAUSIBLE);
    }

    private static @Nullable DemandOutlook ahead(
            ResourceForecast forecast, double[] levels, double scale, int elapsed) {
        List<QuantileCurve> steps = curves(forecast.steps(), levels, scale);
        List<QuantileCurve> blocks = curves(forecast.blocks(), levels, scale);
        if (elapsed == 0) {
            return DemandOutlook.of(steps, blocks, windows(forecast, levels, scale, 0));
        }
        DemandOutlook issued = DemandOutlook.of(steps, blocks, List.of());
        int length = issued.blockLength();
        if (elapsed + 2 * length > issued.horizon()) {
            return null;
        }
        List<QuantileCurve> restOfSteps = new ArrayList<>();
        for (int step = 0; step < length; step++) {
            restOfSteps.add(
                    issued.step(elapsed <= PUNCTUAL_STEPS ? Math.min(elapsed + step, length - 1) : elapsed + step));
        }
        List<QuantileCurve> restOfBlocks = new ArrayList<>();
        for (int from = length + elapsed; from + length <= issued.horizon(); from += length) {
            restOfBlocks.add(higher(issued.step(from), issued.step(from + length - 1)));
        }
        return DemandOutlook.of(restOfSteps, restOfBlocks, windows(forecast, levels, scale, elapsed));
    }

    private static QuantileCurve higher(QuantileCurve one, QuantileCurve other) {
        return one.quantile(0.95) >= other.quantile(0.95) ? one : other;
    }

    private static List<DemandOutlook.Window> windows(
            ResourceForecast forecast, double[] levels, double scale, int elapsed) {
        return forecast.windowMaxima().stream()
                .filter(window -> window.start() >= elapsed)
                .map(window -> new DemandOutlook.Window(
                        window.start() - elapsed, window.steps(), curve(window.quantiles(), levels, scale)))
                .toList();
    }

    private static List<QuantileCurve> curves(List<Quantiles> rows, double[] levels, double scale) {
        return rows.stream().map(row -> curve(row, levels, scale)).toList();
    }

    private static QuantileCurve curve(Quantiles row, double[] levels, double scale) {
        double[] values = row.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(MOST, values[i] * scale);
        }
        return QuantileCurve.of(levels, values);
    }
}
