package io.headroom.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one VM, or one application group, is going to use: calibrated quantiles for 12 single steps, hourly blocks to 24
 * hours and the maximum over windows, for each resource that has been observed.
 *
 * @param tenantId the owner
 * @param vmId the VM; exactly one of vmId and group is given
 * @param group the application group
 * @param version rises with every forecast of one subject
 * @param issuedAt when it was made
 * @param from start of the first forecast step, on the step grid
 * @param step real length of a step
 * @param trigger why it was made
 * @param quantileLevels the levels of every distribution in the message, at least one, rising, in 0..1
 * @param resources one entry per observed resource
 */
public record DemandForecast(
        String tenantId,
        @Nullable String vmId,
        @Nullable String group,
        long version,
        Instant issuedAt,
        Instant from,
        Duration step,
        Trigger trigger,
        List<Double> quantileLevels,
        List<ResourceForecast> resources) {

    /** The number of single steps, which is also the number of steps in an hourly block. */
    public static final int STEPS = 12;

    /** The number of hourly blocks that follow the single steps, up to 24 hours. */
    public static final int BLOCKS = 23;

    /** Lengths of the windows, in steps, whose maximum is forecast from each of the first {@link #STEPS} starts. */
    public static final List<Integer> WINDOW_LENGTHS = List.of(1, 3, 6, 12);

    /** The levels that are published. */
    public static final List<Double> LEVELS = List.of(0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999);

    public DemandForecast {
        Require.id("tenantId", tenantId);
        Require.optionalId("vmId", vmId);
        Require.optionalId("group", group);
        if ((vmId == null) == (group == null)) {
            throw new IllegalArgumentException("exactly one of vmId and group is required");
        }
        Require.notNegative("version", version);
        Require.present("issuedAt", issuedAt);
        Require.present("from", from);
        Require.present("trigger", trigger);
        if (Require.present("step", step).isNegative() || step.isZero()) {
            throw new IllegalArgumentException("step " + step + " must be positive");
        }
        quantileLevels = List.copyOf(Require.present("quantileLevels", quantileLevels));
        if (quantileLevels.isEmpty()) {
            throw new IllegalArgumentException("quantileLevels must not be empty");
        }
        double previous = 0;
        for (double level : quantileLevels) {
            if (!(level > previous && level < 1)) {
                throw new IllegalArgumentException("quantileLevels " + quantileLevels + " must rise within 0..1");
            }
            previous = level;
        }
        resources = List.copyOf(Require.present("resources", resources));
        for (ResourceForecast resource : resources) {
            resource.requireLevels(quantileLevels.size());
        }
    }

    /** Why a forecast was made. */
    public enum Trigger {
        /** A step of the grid began. */
        STEP,
        /** Present use left the published band or came near the allocation. */
        SURGE
    }
}
