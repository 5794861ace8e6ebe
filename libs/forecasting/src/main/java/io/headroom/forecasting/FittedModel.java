package io.headroom.forecasting;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The candidates that were chosen for one series, one for what is near and one for what is far. It takes each further step
 * in constant time. Not thread-safe.
 */
public final class FittedModel {

    private final Horizon horizon;
    private final double[] levels;
    private final Candidate near;
    private final Candidate far;
    private final List<Score> scores;
    private final @Nullable Fallback fallback;

    FittedModel(
            Horizon horizon,
            double[] levels,
            Candidate near,
            Candidate far,
            List<Score> scores,
            @Nullable Fallback fallback) {
        this.horizon = horizon;
        this.levels = levels;
        this.near = near;
        this.far = far;
        this.scores = List.copyOf(scores);
        this.fallback = fallback;
    }

    /** Name of the model, or of both with a slash between if what is near and what is far have different ones. */
    public String name() {
        return near.name().equals(far.name()) ? near.name() : near.name() + "/" + far.name();
    }

    /** Pinball loss of the near model on the held-back history, in the series' unit; NaN if it could not be scored. */
    public double loss() {
        return near.nearLoss();
    }

    /** Share of held-back single-step outcomes at or below each level; empty if there were none. */
    public double[] coverage() {
        return near.coverage().clone();
    }

    /** Every candidate's score, the best near one first. */
    public List<Score> scores() {
        return scores;
    }

    /** Why this is a lower rung of the ladder, or null. */
    public @Nullable Fallback fallback() {
        return fallback;
    }

    /**
     * Takes the next step.
     *
     * @param value what was used, finite and not negative; NaN if the step is missing
     * @param censored whether demand was at least this
     */
    public void update(double value, boolean censored) {
        TimeSeries.requireUsable(value, 0);
        for (PointModel model : models()) {
            model.update(value, censored);
        }
    }

    /** The forecast from the step after the last one taken. */
    public Forecast predict() {
        double[][] rows = new double[horizon.targets()][levels.length];
        int length = horizon.length();
        double[] nearPath = near.model().path(length);
        double[] farPath = far.model() == near.model() ? nearPath : far.model().path(length);
        for (int target = 0; target < rows.length; target++) {
            boolean isNear = horizon.near(target);
            Errors errors = isNear ? near.errors() : far.errors();
            double expected = horizon.maximum(isNear ? nearPath : farPath, 0, target);
            if (errors.empty()) {
                wide(expected, rows[target]);
            } else {
                errors.quantiles(target, expected, levels, rows[target]);
            }
        }
        nest(rows);
        return new Forecast(horizon, rows);
    }

    /** Without errors to speak from: from what is expected at the lowest level to twice that at the highest. */
    private void wide(double expected, double[] row) {
        double low = levels[0];
        double span = levels[levels.length - 1] - low;
        for (int i = 0; i < row.length; i++) {
            row[i] = expected * (1 + (span == 0 ? 1 : (levels[i] - low) / span));
        }
    }

    /** The maximum over a longer window is never below that over a shorter one with the same start. */
    private void nest(double[][] rows) {
        for (int target = horizon.steps(); target < horizon.steps() + horizon.windows(); target++) {
            boolean longerThanBefore =
                    horizon.from(target) == horizon.from(target - 1) && horizon.to(target) > horizon.to(target - 1);
            double[] atLeast = longerThanBefore ? rows[target - 1] : rows[horizon.from(target)];
            for (int i = 0; i < levels.length; i++) {
                rows[target][i] = Math.max(rows[target][i], atLeast[i]);
            }
        }
    }

    private Set<PointModel> models() {
        Set<PointModel> models = Collections.newSetFromMap(new IdentityHashMap<>(2));
        models.add(near.model());
        models.add(far.model());
        return models;
    }
}
