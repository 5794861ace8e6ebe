package io.headroom.replay;

/** What one VM used of one resource in every step of a grid, and what may be allocated to it; immutable. */
public final class Demand {

    /** By how much demand may exceed an allocation without violating it. */
    static final double TOLERANCE = 1e-9;

    /** By how many units an amount may exceed a whole number of them and still be rounded down. */
    private static final double ROUNDING = 1e-6;

    private final String id;
    private final Resource resource;
    private final Grid grid;
    private final double capacity;
    private final double largest;
    private final double[] demand;
    private final double[] known;

    private Demand(String id, Resource resource, Grid grid, double capacity, double[] demand) {
        this.id = id;
        this.resource = resource;
        this.grid = grid;
        this.capacity = capacity;
        this.largest = Math.max(resource.unit(), Math.ceil(capacity / resource.unit() - TOLERANCE) * resource.unit());
        this.demand = demand;
        this.known = filled(demand);
    }

    /**
     * Demand is use, but never more than the VM's capacity.
     *
     * @param use a value per step of the grid, not negative, NaN where it is missing
     * @param capacity the most that the VM was ever given, above 0 and at most {@link Resource#most}
     * @throws IllegalArgumentException if any of that does not hold, or no step has a value
     */
    public static Demand of(String id, Resource resource, Grid grid, double[] use, double capacity) {
        if (use.length != grid.steps()) {
            throw new IllegalArgumentException(use.length + " values for " + grid.steps() + " steps");
        }
        if (!(capacity > 0) || capacity > resource.most()) {
            throw new IllegalArgumentException("the capacity of " + id + " is " + capacity);
        }
        double[] clipped = new double[use.length];
        boolean some = false;
        for (int t = 0; t < use.length; t++) {
            if (use[t] < 0 || Double.isInfinite(use[t])) {
                throw new IllegalArgumentException("the use of " + id + " in step " + t + " is " + use[t]);
            }
            clipped[t] = Math.min(use[t], capacity);
            some |= !Double.isNaN(clipped[t]);
        }
        if (!some) {
            throw new IllegalArgumentException(id + " has no value of " + resource.label());
        }
        return new Demand(id, resource, grid, capacity, clipped);
    }

    /** Every missing value replaced by the one before it; those before the first value by that. */
    private static double[] filled(double[] demand) {
        double[] known = demand.clone();
        int first = 0;
        while (Double.isNaN(known[first])) {
            first++;
        }
        for (int t = 0; t < known.length; t++) {
            if (Double.isNaN(known[t])) {
                known[t] = t < first ? known[first] : known[t - 1];
            }
        }
        return known;
    }

    public String id() {
        return id;
    }

    public Resource resource() {
        return resource;
    }

    public Grid grid() {
        return grid;
    }

    /** How many steps there are. */
    public int steps() {
        return demand.length;
    }

    /** The most that the VM was ever given, in cores or MiB. */
    public double capacity() {
        return capacity;
    }

    /** The demand of a step; NaN if it is missing. */
    public double at(int step) {
        return demand[step];
    }

    /** Whether the step has a value of its own. */
    public boolean isObserved(int step) {
        return !Double.isNaN(demand[step]);
    }

    /** Whether the step counts: it has a value and the warm-up is over. */
    public boolean isScored(int step) {
        return step >= Grid.WARM_UP && isObserved(step);
    }

    /** Demand as policies see it: no gaps. */
    double known(int step) {
        return known[step];
    }

    /** What policies may ask. */
    public Seen seen() {
        return new Seen(this);
    }

    /**
     * What is really allocated: rounded up to the unit, at least one unit, at most the capacity rounded up.
     *
     * @param amount what a policy wants, in cores or MiB; not NaN
     */
    public double rounded(double amount) {
        double unit = resource.unit();
        double units = Math.ceil(amount * (1 / unit) - ROUNDING) * unit;
        return Math.min(Math.max(units, unit), largest);
    }

    /** The allocation of perfect foresight: demand rounded up. */
    public double need(int step) {
        return rounded(demand[step]);
    }
}
