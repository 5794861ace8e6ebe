package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.PointModel;

/** Level, season, season of seasons and last error of a {@link DoubleSeasonal}. */
public final class DoubleSeasonalModel implements PointModel {

    private final double[] firstInner;
    private final double[] firstOuter;
    private final double firstLevel;
    private final double[] inner;
    private final double[] outer;
    private double alpha;
    private double delta;
    private double omega;
    private double phi;
    private double level;
    private double error;
    private int innerNext;
    private int outerNext;

    DoubleSeasonalModel(double[] firstInner, double[] firstOuter, double firstLevel) {
        this.firstInner = firstInner;
        this.firstOuter = firstOuter;
        this.firstLevel = firstLevel;
        inner = firstInner.clone();
        outer = firstOuter.clone();
    }

    /** Goes back before the first value. */
    void start(double alpha, double delta, double omega, double phi) {
        this.alpha = alpha;
        this.delta = delta;
        this.omega = omega;
        this.phi = phi;
        System.arraycopy(firstInner, 0, inner, 0, inner.length);
        System.arraycopy(firstOuter, 0, outer, 0, outer.length);
        level = firstLevel;
        error = 0;
        innerNext = 0;
        outerNext = 0;
    }

    /**
     * Takes a value and gives by how much it was missed, 0 if that is unknown.
     *
     * @param value NaN for a missing one
     * @param atLeast whether demand was at least the value: one below what was expected then says nothing
     */
    double step(double value, boolean atLeast) {
        double smooth = level + inner[innerNext] + outer[outerNext];
        double expected = smooth + phi * error;
        boolean unknown = Double.isNaN(value) || (atLeast && value < expected);
        error = unknown ? phi * error : value - smooth;
        if (!unknown) {
            level += alpha * error;
            inner[innerNext] += delta * error;
            outer[outerNext] += omega * error;
        }
        innerNext = innerNext + 1 == inner.length ? 0 : innerNext + 1;
        outerNext = outerNext + 1 == outer.length ? 0 : outerNext + 1;
        return unknown ? 0 : value - expected;
    }

    @Override
    public double[] path(int horizon) {
        double[] path = new double[horizon];
        double carried = error;
        for (int h = 0; h < horizon; h++) {
            carried *= phi;
            path[h] = Math.max(0, smooth(h) + carried);
        }
        return path;
    }

    private double smooth(int ahead) {
        return level + inner[(innerNext + ahead) % inner.length] + outer[(outerNext + ahead) % outer.length];
    }

    @Override
    public void update(double value, boolean censored) {
        step(value, censored);
    }

    /** Where demand stands without its seasons. */
    public double level() {
        return level;
    }
}
