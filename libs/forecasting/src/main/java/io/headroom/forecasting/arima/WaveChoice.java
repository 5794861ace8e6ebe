package io.headroom.forecasting.arima;

import io.headroom.forecasting.numerics.NormalEquations;
import io.headroom.forecasting.seasonality.Fourier;
import java.util.Arrays;

/**
 * How many waves of each period are worth having: with series and waves whitened by a long autoregression, the number with the
 * least AICc, period by period. One factorisation serves all numbers of waves of a period.
 */
final class WaveChoice {

    private final double[] values;
    private final int[] periods;
    private final int[] most;

    /**
     * @param values without any missing
     * @param most waves of each period
     */
    WaveChoice(double[] values, int[] periods, int[] most) {
        this.values = values;
        this.periods = periods;
        this.most = most;
    }

    Fourier best() {
        Regressors all = Regressors.constant().and(Regressors.waves(new Fourier(periods, most)));
        ArimaEstimator estimator = new ArimaEstimator(values, all, 0);
        double[] whitener = new OrderScreen(estimator.ordinaryResiduals()).longAutoregression();
        ArmaFilter filter = new ArmaFilter(new ArimaOrder(whitener.length, 0, 0));
        NormalEquations equations = new DifferencedRegression(values, all, 0).whitened(filter, whitener, new double[0]);
        int[] counts = new int[periods.length];
        int[] taken = {0};
        for (int i = 0; i < periods.length; i++) {
            int[] upTo = most.clone();
            Arrays.fill(upTo, i, upTo.length, 0);
            int first = 1 + new Fourier(periods, upTo).columns();
            upTo[i] = most[i];
            int end = 1 + new Fourier(periods, upTo).columns();
            int columns = least(equations, taken, first, end);
            for (counts[i] = 0; counts[i] < most[i]; counts[i]++) {
                upTo[i] = counts[i];
                if (1 + new Fourier(periods, upTo).columns() >= first + columns) {
                    break;
                }
            }
            taken = appended(taken, first, columns);
        }
        return new Fourier(periods, counts);
    }

    /** How many of the columns from first to end, in pairs, leave the least AICc. */
    private int least(NormalEquations equations, int[] taken, int first, int end) {
        double[] left = equations.nestedResiduals(appended(taken, first, end - first));
        int best = 0;
        double criterion = Double.POSITIVE_INFINITY;
        for (int columns = 0; columns <= end - first; columns += columns + 1 == end - first ? 1 : 2) {
            double free = taken.length + columns + 1;
            double room = values.length - free - 1;
            double own = values.length * Math.log(Math.max(left[taken.length + columns - 1], 1e-300))
                    + 2 * free
                    + 2 * free * (free + 1) / Math.max(room, 1e-9);
            if (own < criterion) {
                criterion = own;
                best = columns;
            }
        }
        return best;
    }

    private static int[] appended(int[] taken, int first, int count) {
        int[] all = Arrays.copyOf(taken, taken.length + count);
        for (int i = 0; i < count; i++) {
            all[taken.length + i] = first + i;
        }
        return all;
    }
}
