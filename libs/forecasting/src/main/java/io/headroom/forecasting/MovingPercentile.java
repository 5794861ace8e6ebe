package io.headroom.forecasting;

import java.util.Arrays;

/**
 * Demand stays at a percentile of its recent past: {@code y(t+h) = Q_p} of the last {@code window} values, value {@code i}
 * steps old weighing {@code 2^(-i / halfLife)}.
 *
 * <p>The decayed percentile of the Kubernetes VPA's and of Autopilot's recommenders (Rzadca et al., EuroSys 2020) over a
 * short window of exact values instead of a histogram.
 */
public final class MovingPercentile implements PointForecaster {

    private final int window;
    private final double percentile;
    private final double halfLife;

    /**
     * @param window how many values count
     * @param percentile in 0..1
     * @param halfLife age, in steps, at which a value weighs half
     */
    public MovingPercentile(int window, double percentile, double halfLife) {
        this.window = window;
        this.percentile = percentile;
        this.halfLife = halfLife;
    }

    @Override
    public String name() {
        return "moving-percentile(" + window + ",p" + Math.round(100 * percentile) + ")";
    }

    @Override
    public int minimumHistory() {
        return window;
    }

    @Override
    public PointModel fit(TimeSeries series) {
        requireHistory(series);
        double[] filled = series.filled();
        return new Model(Arrays.copyOfRange(filled, filled.length - window, filled.length));
    }

    private final class Model implements PointModel {

        /** The last values, a ring whose oldest is at {@code next}. */
        private final double[] ring;

        private final double[] weights;
        private int next;

        Model(double[] ring) {
            this.ring = ring;
            this.weights = new double[ring.length];
            for (int age = 0; age < ring.length; age++) {
                weights[age] = Math.pow(2, -age / halfLife);
            }
        }

        @Override
        public double[] path(int horizon) {
            double[] path = new double[horizon];
            Arrays.fill(path, percentile());
            return path;
        }

        private double percentile() {
            int n = ring.length;
            double[] sorted = new double[n];
            double[] weight = new double[n];
            double total = 0;
            for (int age = 0; age < n; age++) {
                double value = ring[Math.floorMod(next - 1 - age, n)];
                int at = age;
                while (at > 0 && sorted[at - 1] > value) {
                    sorted[at] = sorted[at - 1];
                    weight[at] = weight[at - 1];
                    at--;
                }
                sorted[at] = value;
                weight[at] = weights[age];
                total += weights[age];
            }
            double reached = 0;
            for (int i = 0; i < n; i++) {
                reached += weight[i];
                if (reached >= percentile * total) {
                    return sorted[i];
                }
            }
            return sorted[n - 1];
        }

        @Override
        public void update(double value, boolean censored) {
            double last = ring[Math.floorMod(next - 1, ring.length)];
            double taken = Double.isNaN(value) ? last : censored ? Math.max(last, value) : value;
            ring[next] = taken;
            next = (next + 1) % ring.length;
        }
    }
}
