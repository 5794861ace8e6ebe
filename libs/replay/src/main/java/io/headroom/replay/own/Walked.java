package io.headroom.replay.own;

import io.headroom.forecasting.quantileregression.DemandFeatures;
import io.headroom.replay.Grid;
import io.headroom.replay.Seen;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a VM's own past said about each of its steps in time: the mean of the forecast service's quantiles and, for the upper
 * levels, of linear quantile regressions; and the features that a group's model looks at. Immutable.
 */
final class Walked {

    /** The first of {@link Ahead#LEVELS} that regressions have a say in. */
    static final int UPPER = 3;

    private static final int LEVELS = Ahead.LEVELS.length;

    private final Seen seen;
    private final int lead;
    private final DemandFeatures features;
    private final float[] @Nullable [] quantiles;
    private final float[] @Nullable [] linear;
    private final double[] scales;

    private Walked(Seen seen, int lead) {
        this.seen = seen;
        this.lead = lead;
        this.features =
                new DemandFeatures(seen.toArray(), Grid.DAY, seen.resource().unit(), seen.capacity());
        this.quantiles = new float[seen.steps()][];
        this.linear = new float[seen.steps()][];
        this.scales = new double[seen.steps()];
    }

    /** Walks through a VM's demand. */
    static Walked through(Seen seen, int lead) {
        Walked walked = new Walked(seen, lead);
        walked.walk();
        return walked;
    }

    private void walk() {
        Ahead ahead = new Ahead(seen, lead);
        double[] upper = Arrays.copyOfRange(Ahead.LEVELS, UPPER, LEVELS);
        LinearAhead regressions = new LinearAhead(seen, lead, upper);
        double[] own = new double[upper.length];
        float[] row = new float[DemandFeatures.COUNT];
        double scale = 0;
        for (int step = 0; step < quantiles.length; step++) {
            double[] forecast = ahead.step(step);
            int known = Seen.newest(step, lead) + 1;
            if (known < Ahead.LEAST) {
                continue;
            }
            if (scale == 0 || known % Grid.DAY == 0) {
                scale = features.scale(known);
            }
            scales[step] = scale;
            features.write(known, step, scale, row);
            boolean both = regressions.step(step, row, scale, own);
            if (forecast != null) {
                quantiles[step] = single(forecast);
                for (int k = UPPER; k < LEVELS && !both; k++) {
                    own[k - UPPER] = forecast[k];
                }
                linear[step] = single(own);
            }
        }
    }

    private static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }

    Seen seen() {
        return seen;
    }

    /** Whether enough was known to forecast a step. */
    boolean knows(int step) {
        return quantiles[step] != null;
    }

    /** The quantiles of a step that is known, at {@link Ahead#LEVELS}. */
    double[] quantiles(int step) {
        double[] mean = new double[LEVELS];
        for (int k = 0; k < LEVELS; k++) {
            mean[k] = k < UPPER ? quantiles[step][k] : (quantiles[step][k] + linear[step][k - UPPER]) / 2;
        }
        Arrays.sort(mean);
        return mean;
    }

    /** What the features and outcomes of a step are in terms of. */
    double scale(int step) {
        return scales[step];
    }

    /** The features of a step that is known: of its demand, then the quantiles of both kinds. */
    float[] features(int step) {
        double scale = scales[step];
        float[] row = new float[DemandFeatures.COUNT + 2 * LEVELS - UPPER];
        features.write(Seen.newest(step, lead) + 1, step, scale, row);
        for (int k = 0; k < LEVELS; k++) {
            row[DemandFeatures.COUNT + k] = (float) (quantiles[step][k] / scale);
        }
        for (int k = UPPER; k < LEVELS; k++) {
            row[DemandFeatures.COUNT + LEVELS + k - UPPER] = (float) (linear[step][k - UPPER] / scale);
        }
        return row;
    }
}
