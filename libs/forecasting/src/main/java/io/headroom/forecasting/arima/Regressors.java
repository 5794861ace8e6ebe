package io.headroom.forecasting.arima;

import io.headroom.forecasting.seasonality.Fourier;

/** What is known of every step, past and to come, and may move demand. */
public interface Regressors {

    int count();

    /**
     * Writes what is known of a step into the first entries of a row.
     *
     * @param step 0 for the first of the series
     */
    void at(long step, double[] row);

    static Regressors none() {
        return new Regressors() {
            @Override
            public int count() {
                return 0;
            }

            @Override
            public void at(long step, double[] row) {}
        };
    }

    /** A constant 1. */
    static Regressors constant() {
        return new Regressors() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public void at(long step, double[] row) {
                row[0] = 1;
            }
        };
    }

    /** The number of the step, which is a drift once the series is differenced. */
    static Regressors time() {
        return new Regressors() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public void at(long step, double[] row) {
                row[0] = step + 1.0;
            }
        };
    }

    /** Seasons as waves. */
    static Regressors waves(Fourier fourier) {
        return new Regressors() {
            @Override
            public int count() {
                return fourier.columns();
            }

            @Override
            public void at(long step, double[] row) {
                fourier.row(step, row, 0);
            }
        };
    }

    /** These, then others. */
    default Regressors and(Regressors others) {
        Regressors these = this;
        double[] rest = new double[others.count()];
        return new Regressors() {
            @Override
            public int count() {
                return these.count() + rest.length;
            }

            @Override
            public void at(long step, double[] row) {
                these.at(step, row);
                others.at(step, rest);
                System.arraycopy(rest, 0, row, these.count(), rest.length);
            }
        };
    }
}
