package io.headroom.replay;

/** What is allocated, with the unit that allocations are rounded up to. */
public enum Resource {
    /** In cores. */
    CPU("cpu", 0.25),
    /** In MiB. */
    MEMORY("mem", 256);

    private static final int MOST_UNITS = 200_000;

    private final String label;
    private final double unit;

    Resource(String label, double unit) {
        this.label = label;
        this.unit = unit;
    }

    /** The name used in files and options. */
    public String label() {
        return label;
    }

    /** More than any VM has, in cores or MiB: sums are kept per unit, so it bounds their length. */
    public double most() {
        return MOST_UNITS * unit;
    }

    /** The least amount by which two allocations differ, in cores or MiB. */
    public double unit() {
        return unit;
    }

    /**
     * The resource of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Resource of(String label) {
        for (Resource resource : values()) {
            if (resource.label.equals(label)) {
                return resource;
            }
        }
        throw new IllegalArgumentException("resource '" + label + "': give cpu or mem");
    }
}
