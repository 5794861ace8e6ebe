package io.headroom.allocator.planner;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Quantiles;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.QuantileCurve;
import java.time.Instant;
import java.util.ArrayList;
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

    /**
     * One resource of the forecast.
     *
     * @param ahead null once the forecast has run out
     */
    record ResourceOutlook(
            @Nullable DemandOutlook ahead, double observed, Instant observedAt, boolean censored, String model) {}

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
                    resource.observed().value() * scale,
                    resource.observed().at(),
                    resource.observed().censored(),
                    resource.model());
        }
        return new VmOutlook(forecast.version(), age, resources);
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
            values[i] *= scale;
        }
        return QuantileCurve.of(levels, values);
    }
}
