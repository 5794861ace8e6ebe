package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.PointModel;

/** A fitted exponential smoothing model, standing at the end of what it has seen. */
public final class EtsModel implements PointModel {

    private static final double NO_ERROR = 1e-300;

    private final EtsForm form;
    private final EtsParameters parameters;
    private final EtsRecursion recursion;
    private final double logLikelihood;
    private final double aicc;

    private EtsModel(
            EtsForm form, EtsParameters parameters, EtsRecursion recursion, double logLikelihood, double aicc) {
        this.form = form;
        this.parameters = parameters;
        this.recursion = recursion;
        this.logLikelihood = logLikelihood;
        this.aicc = aicc;
    }

    /** The model with given parameters and first states, after the values. */
    public static EtsModel of(EtsForm form, int period, EtsParameters parameters, EtsState first, double[] values) {
        return of(form, period, parameters, first, Observations.exactly(values));
    }

    static EtsModel of(EtsForm form, int period, EtsParameters parameters, EtsState first, Observations observations) {
        EtsRecursion recursion = new EtsRecursion(form, period);
        recursion.start(parameters, first);
        double logLikelihood = -0.5 * deviance(recursion, form, observations);
        int free = 3 // alpha, level, error's variance
                + (form.hasTrend() ? 2 : 0)
                + (form.damped() ? 1 : 0)
                + (form.isSeasonal() ? period : 0);
        double room = observations.length() - free - 1;
        double aicc =
                room <= 0 ? Double.POSITIVE_INFINITY : -2 * logLikelihood + 2 * free + 2.0 * free * (free + 1) / room;
        return new EtsModel(form, parameters, recursion, logLikelihood, aicc);
    }

    /**
     * {@code n log(sum e(t)^2)}, plus {@code 2 sum log|expected(t)|} where the error is multiplicative, with relative
     * {@code e}: minus twice the log-likelihood, the variance concentrated out, less a constant (Hyndman et al. 2008,
     * section 5.1; what R's {@code ets} reports).
     */
    static double deviance(EtsRecursion recursion, EtsForm form, Observations observations) {
        double[] values = observations.values();
        boolean[] atLeast = observations.atLeast();
        boolean relative = form.error() == Component.MULTIPLICATIVE;
        double squares = 0;
        double logs = 0;
        double product = 1;
        for (int t = 0; t < values.length; t++) {
            double error = recursion.step(values[t], atLeast[t]);
            if (relative) {
                double expected = recursion.expected();
                error /= expected;
                // One logarithm for many factors, taken before they leave the range of a double.
                product *= Math.abs(expected);
                if (product > 1e100 || product < 1e-100) {
                    logs += Math.log(product);
                    product = 1;
                }
            }
            squares += error * error;
        }
        double deviance = values.length * Math.log(Math.max(squares, NO_ERROR));
        return relative ? deviance + 2 * (logs + Math.log(product)) : deviance;
    }

    @Override
    public double[] path(int horizon) {
        return recursion.path(horizon);
    }

    @Override
    public void update(double value, boolean censored) {
        recursion.step(value, censored);
    }

    public EtsForm form() {
        return form;
    }

    public EtsParameters parameters() {
        return parameters;
    }

    /** Of the fitted values, less a constant that depends on their number alone; as R's. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Akaike's criterion, corrected for short series. */
    public double aicc() {
        return aicc;
    }

    /** Where demand stands without its season. */
    public double level() {
        return recursion.level();
    }

    /** What the level moves by each step: a difference, or a factor if the form's trend is multiplicative. */
    public double trend() {
        return recursion.trend();
    }
}
