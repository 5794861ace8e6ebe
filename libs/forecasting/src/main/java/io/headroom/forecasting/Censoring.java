package io.headroom.forecasting;

/** What a regression may learn from when some steps only say that demand was at least their value. */
public final class Censoring {

    private Censoring() {}

    /**
     * The steps to leave out: the missing ones, and the censored ones unless they are more than half of all, when there is too
     * little else.
     */
    public static boolean[] leftOut(TimeSeries series) {
        int censored = 0;
        for (int t = 0; t < series.size(); t++) {
            censored += series.isCensored(t) ? 1 : 0;
        }
        boolean some = 2 * censored <= series.observed();
        boolean[] leftOut = new boolean[series.size()];
        for (int t = 0; t < leftOut.length; t++) {
            leftOut[t] = series.isMissing(t) || (some && series.isCensored(t));
        }
        return leftOut;
    }
}
