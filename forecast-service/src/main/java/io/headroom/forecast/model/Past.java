package io.headroom.forecast.model;

import io.headroom.contracts.Resource;
import io.headroom.forecast.event.VmEvents;
import io.headroom.forecast.history.StepUse;
import io.headroom.forecasting.TimeSeries;
import io.headroom.support.DomainTime;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one resource of a VM used, step after step. Saved with seven digits a step, more than any demand is known to.
 *
 * @param first number of the first step
 * @param values of the steps, NaN where one is missing
 */
record Past(long first, double[] values) {

    private static final int VERSION = 1;
    private static final int HEADER = 2 * Integer.BYTES + 2 * Long.BYTES;

    /**
     * What was used of a resource in the steps up to but not including one.
     *
     * @param use one step at least, in order
     */
    static Past of(Resource resource, List<StepUse> use, long until) {
        long first = use.get(0).step();
        double[] values = new double[Math.toIntExact(until - first)];
        Arrays.fill(values, Double.NaN);
        for (StepUse step : use) {
            values[Math.toIntExact(step.step() - first)] = step.of(resource);
        }
        return new Past(first, values);
    }

    /** The number of the step after the last one. */
    long end() {
        return first + values.length;
    }

    /** What a model learns of it: demand as it would have been without events. */
    TimeSeries series(Resource resource, VmEvents events) {
        return TimeSeries.of(events.without(resource, first, values));
    }

    /**
     * The last steps up to but not including another one, which is not before the end; steps that follow the end are added.
     *
     * @param most how many steps are kept at most
     * @param after what was used in steps since the end, by its step and value; of others none is taken
     */
    Past continued(long until, int most, List<Step> after) {
        long from = Math.max(first, until - most);
        double[] longer = new double[Math.toIntExact(until - from)];
        Arrays.fill(longer, Double.NaN);
        int skipped = Math.toIntExact(Math.min(values.length, from - first));
        System.arraycopy(values, skipped, longer, 0, values.length - skipped);
        for (Step step : after) {
            if (step.number() >= Math.max(from, end()) && step.number() < until) {
                longer[Math.toIntExact(step.number() - from)] = step.value();
            }
        }
        return new Past(from, longer);
    }

    /** One further step. */
    record Step(long number, double value) {}

    /** As bytes; they hold for the length of a step that they were written with. */
    byte[] save(DomainTime time) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + Float.BYTES * values.length);
        bytes.putInt(VERSION).putLong(time.step().toMillis()).putLong(first).putInt(values.length);
        for (double value : values) {
            bytes.putFloat((float) value);
        }
        return bytes.array();
    }

    /** What was saved, or null if it was by another version or with steps of another length. */
    static @Nullable Past read(byte[] saved, DomainTime time) {
        ByteBuffer bytes = ByteBuffer.wrap(saved);
        if (saved.length < HEADER
                || bytes.getInt() != VERSION
                || bytes.getLong() != time.step().toMillis()) {
            return null;
        }
        long first = bytes.getLong();
        int count = bytes.getInt();
        if (count < 0 || bytes.remaining() != Float.BYTES * count) {
            return null;
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = bytes.getFloat();
        }
        return new Past(first, values);
    }
}
