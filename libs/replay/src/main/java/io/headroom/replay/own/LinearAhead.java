package io.headroom.replay.own;

import io.headroom.forecasting.quantileregression.LinearQuantile;
import io.headroom.replay.Grid;
import io.headroom.replay.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear quantile regressions of one VM on some of its features, learned anew every other day from every other step of the last
 * two weeks. Not thread-safe.
 */
final class LinearAhead {

    /** Which of the features: newest values, maxima, mean and deviation of an hour, the day, the same time before, a harmonic. */
    private static final int[] CHOSEN = {0, 1, 2, 4, 6, 8, 9, 10, 14, 15, 19, 20, 21, 22};

    private static final int LEAST = 3 * Grid.DAY;
    private static final int REFIT = 2 * Grid.DAY;

    private final Seen seen;
    private final int lead;
    private final double[] levels;
    private final List<LinearQuantile> models = new ArrayList<>();
    private final float[][] rows;
    private final double[] scales;

    /** @param levels the quantiles */
    LinearAhead(Seen seen, int lead, double[] levels) {
        this.seen = seen;
        this.lead = lead;
        this.levels = levels;
        this.rows = new float[seen.steps()][];
        this.scales = new double[seen.steps()];
    }

    /**
     * Takes a step and writes its quantiles; steps must be given in order, each once.
     *
     * @param features of the step
     * @param scale that the features are in terms of
     * @param quantiles written to, unless too little is known
     * @return whether enough was known
     */
    boolean step(int step, float[] features, double scale, double[] quantiles) {
        int known = Seen.newest(step, lead) + 1;
        rows[step] = chosen(features);
        scales[step] = scale;
        if (known >= LEAST && (models.isEmpty() || known % REFIT == 0)) {
            fit(known);
        }
        for (int k = 0; k < models.size(); k++) {
            quantiles[k] = Math.min(Math.max(0, models.get(k).at(rows[step]) * scale), seen.capacity());
        }
        Arrays.sort(quantiles);
        return !models.isEmpty();
    }

    private static float[] chosen(float[] features) {
        float[] row = new float[CHOSEN.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = features[CHOSEN[i]];
        }
        return row;
    }

    private void fit(int known) {
        List<float[]> past = new ArrayList<>();
        double[] outcomes = new double[Ahead.WINDOW];
        for (int step = Math.max(0, known - Ahead.WINDOW); step < known; step++) {
            // The other half of the steps on each following day: nothing that comes by the hour is overlooked.
            if ((step + step / Grid.DAY) % 2 == 0 && rows[step] != null && seen.isObserved(step)) {
                outcomes[past.size()] = seen.at(step) / scales[step];
                past.add(rows[step]);
            }
        }
        if (past.size() < Grid.DAY / 2) {
            return;
        }
        models.clear();
        for (double level : levels) {
            models.add(LinearQuantile.fit(past, Arrays.copyOf(outcomes, past.size()), level));
        }
    }
}
