package io.headroom.test;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.Quantiles;
import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.ResourceForecast.WindowMaximum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A flat forecast: every step, block and window has the same distribution, rising from the median by 10 % to its top
 * level: {@code flat("acme", "vm-1").of(Resource.CPU, 1.5).from(start, step)}.
 */
public final class ForecastFixture {

    private final String tenant;
    private final String vmId;
    private final Map<Resource, Double> medians = new EnumMap<>(Resource.class);
    private DemandForecast.Trigger trigger = DemandForecast.Trigger.STEP;
    private long version = 1;

    private ForecastFixture(String tenant, String vmId) {
        this.tenant = tenant;
        this.vmId = vmId;
    }

    public static ForecastFixture flat(String tenant, String vmId) {
        return new ForecastFixture(tenant, vmId);
    }

    /** The median of a resource in its unit; what is used now is the same. */
    public ForecastFixture of(Resource resource, double median) {
        medians.put(resource, median);
        return this;
    }

    public ForecastFixture surge() {
        trigger = DemandForecast.Trigger.SURGE;
        return this;
    }

    public ForecastFixture atVersion(long number) {
        version = number;
        return this;
    }

    /** The record, issued at the start of its first step. */
    public DemandForecast from(Instant start, Duration step) {
        List<ResourceForecast> resources = medians.entrySet().stream()
                .map(entry -> resource(entry.getKey(), entry.getValue(), start))
                .toList();
        return new DemandForecast(
                tenant, vmId, null, version, start, start, step, trigger, DemandForecast.LEVELS, resources);
    }

    private static ResourceForecast resource(Resource resource, double median, Instant at) {
        int levels = DemandForecast.LEVELS.size();
        double[] values = new double[levels];
        for (int i = 0; i < levels; i++) {
            values[i] = median * (1 + 0.1 * i / (levels - 1));
        }
        Quantiles row = Quantiles.of(values);
        List<WindowMaximum> windows = new ArrayList<>();
        for (int start = 0; start < DemandForecast.STEPS; start++) {
            for (int length : DemandForecast.WINDOW_LENGTHS) {
                windows.add(new WindowMaximum(start, length, row));
            }
        }
        return new ResourceForecast(
                resource,
                new ResourceForecast.Observed(median, at, false),
                Collections.nCopies(DemandForecast.STEPS, row),
                Collections.nCopies(DemandForecast.BLOCKS, row),
                windows,
                "seasonal-naive",
                null,
                null,
                null);
    }
}
