package io.headroom.replay.trace;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the samples of one series on the grid. */
final class Series {

    /** What becomes of several samples in one step. */
    enum Merge {
        LAST,
        MEAN,
        MAXIMUM
    }

    private final String id;
    private final Resource resource;
    private final Grid grid;
    private final Merge merge;
    private final double[] values;
    private final int[] counts;
    private double capacity;
    private double largest;

    Series(String id, Resource resource, Grid grid, Merge merge) {
        this.id = id;
        this.resource = resource;
        this.grid = grid;
        this.merge = merge;
        this.values = new double[grid.steps()];
        this.counts = new int[merge == Merge.MEAN ? grid.steps() : 0];
        Arrays.fill(values, Double.NaN);
    }

    String id() {
        return id;
    }

    /** Takes in a sample; one that is NaN is missing and leaves the step as it is. */
    void add(long instant, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int step = grid.step(instant);
        largest = Math.max(largest, value);
        double before = values[step];
        switch (merge) {
            case LAST -> values[step] = value;
            case MAXIMUM -> values[step] = Double.isNaN(before) ? value : Math.max(before, value);
            case MEAN -> {
                counts[step]++;
                values[step] = Double.isNaN(before) ? value : before + (value - before) / counts[step];
            }
        }
    }

    /** Takes in what the VM had; NaN if it is not known. */
    void provision(double amount) {
        if (amount > capacity) {
            capacity = amount;
        }
    }

    /** The demand; null if there is no value. A VM of unknown capacity is as large as the most it ever used. */
    @Nullable
    Demand demand() {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                double size = capacity > 0 ? capacity : Math.max(largest, resource.unit());
                if (!(size <= resource.most())) {
                    throw new UnreadableTraceException("series " + id + " is of " + size
                            + ", more than any VM: check the unit of its capacity and use");
                }
                return Demand.of(id, resource, grid, values, size);
            }
        }
        return null;
    }
}
