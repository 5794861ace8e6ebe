package io.headroom.forecasting.decomposition;

import io.headroom.forecasting.PointModel;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fitted {@link Decomposition}. What comes later only moves its clock: trend and seasons are functions of time, and are fitted
 * anew or not at all.
 */
public final class DecompositionModel implements PointModel {

    private final Components components;
    private final double[] coefficients;
    private final double[] row;
    private long next;

    DecompositionModel(Components components, double[] coefficients, long next) {
        this.components = components;
        this.coefficients = coefficients;
        this.next = next;
        row = new double[coefficients.length];
    }

    @Override
    public double[] path(int horizon) {
        double[] path = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            components.row(next + h, row);
            path[h] = Math.max(0, sum(0, coefficients.length));
        }
        return path;
    }

    @Override
    public void update(double value, boolean censored) {
        next++;
    }

    /** The trend at a step, counted from the first of the history. */
    public double trend(long step) {
        components.row(step, row);
        return sum(0, components.firstWave());
    }

    /** What the seasons add at a step. */
    public double season(long step) {
        components.row(step, row);
        return sum(components.firstWave(), components.firstEvent());
    }

    /** What each event adds while it lasts, by its name. */
    public Map<String, Double> events() {
        Map<String, Double> effects = new TreeMap<>();
        for (int i = 0; i < components.events().size(); i++) {
            effects.put(components.events().get(i).name(), coefficients[components.firstEvent() + i]);
        }
        return effects;
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += coefficients[i] * row[i];
        }
        return sum;
    }
}
