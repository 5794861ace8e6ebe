package io.headroom.planning;

/**
 * What one resource of one VM may be: whole units between the owner's bounds.
 *
 * @param minimum the owner's lower bound
 * @param maximum the owner's upper bound, not below the minimum
 * @param unit smallest amount that is allocated, above 0
 */
public record Bounds(long minimum, long maximum, long unit) {

    public Bounds {
        if (unit <= 0) {
            throw new IllegalArgumentException("unit " + unit + " must be positive");
        }
        if (minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException("bounds " + minimum + ".." + maximum + " are none");
        }
    }

    /** The amount rounded up to whole units, then clamped to the largest whole unit within the bounds. */
    public long fit(double amount) {
        double units = Math.ceil(Math.max(0, amount) / unit - 1e-9);
        long rounded = units >= Long.MAX_VALUE / (double) unit ? Long.MAX_VALUE / unit * unit : (long) units * unit;
        return Math.max(lowest(), Math.min(highest(), rounded));
    }

    /** The least that may be allocated: the minimum rounded up to a unit, unless that is above the highest. */
    public long lowest() {
        return Math.min(highest(), (minimum + unit - 1) / unit * unit);
    }

    /** The most that may be allocated: the maximum rounded down to a unit. */
    public long highest() {
        return maximum / unit * unit;
    }
}
