package io.headroom.bench.m4;

/**
 * The competition's errors of some forecasts, as means over series.
 *
 * @param smape symmetric mean absolute percentage error
 * @param mase mean absolute error in units of the seasonal naive's in the history
 */
record Accuracy(double smape, double mase) {

    /** Of one series. */
    static Accuracy of(double[] history, double[] actual, double[] forecast, int period) {
        double scale = 0;
        for (int t = period; t < history.length; t++) {
            scale += Math.abs(history[t] - history[t - period]) / (history.length - period);
        }
        double smape = 0;
        double error = 0;
        for (int h = 0; h < actual.length; h++) {
            double miss = Math.abs(actual[h] - forecast[h]);
            double size = Math.abs(actual[h]) + Math.abs(forecast[h]);
            smape += size == 0 ? 0 : 200 * miss / size / actual.length;
            error += miss / actual.length;
        }
        return new Accuracy(smape, error / scale);
    }

    static Accuracy mean(Iterable<Accuracy> all) {
        double smape = 0;
        double mase = 0;
        int count = 0;
        for (Accuracy one : all) {
            smape += one.smape;
            mase += one.mase;
            count++;
        }
        return new Accuracy(smape / count, mase / count);
    }

    /** The overall weighted average: the mean of both errors' ratios to those of {@link Naive2}. */
    double owa(Accuracy naive2) {
        return (smape / naive2.smape + mase / naive2.mase) / 2;
    }
}
