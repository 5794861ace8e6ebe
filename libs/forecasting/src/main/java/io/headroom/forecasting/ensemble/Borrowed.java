package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.coldstart.GroupShape;
import io.headroom.forecasting.coldstart.Newcomer;

/**
 * The shape of its group, as a young series borrows it: alone until there is enough for a backtest, then fading, level by level as in
 * a {@link Mixture}, until two days of its own are there.
 */
final class Borrowed implements Newcomer {

    private final GroupShape shape;
    private final History history;
    private final int fittedAt;
    private final int alone;
    private final int until;

    /**
     * @param shape as seen from the end of the history as it is now
     * @param alone up to how many steps of history only it speaks
     * @param until from how many steps on it is silent
     */
    Borrowed(GroupShape shape, History history, int alone, int until) {
        this.shape = shape;
        this.history = history;
        this.fittedAt = history.size();
        this.alone = alone;
        this.until = until;
    }

    /** Its weight beside the series' own model, 0..1. */
    double weight() {
        return Math.min(1, Math.max(0, (double) (until - history.size()) / (until - alone)));
    }

    /** Puts what it says into a row of the series' own. */
    void blend(double weight, int group, int from, int to, double[] row) {
        if (weight == 0) {
            return;
        }
        double[] said = new double[row.length];
        shape.speak(this, group, from, to, said);
        for (int k = 0; k < row.length; k++) {
            row[k] = (1 - weight) * row[k] + weight * said[k];
        }
    }

    @Override
    public int known() {
        return history.size() - history.oldest();
    }

    @Override
    public int since() {
        return history.size() - fittedAt;
    }

    @Override
    public double ago(int steps) {
        int step = history.size() - steps;
        return history.isMissing(step) ? Double.NaN : history.get(step);
    }
}
