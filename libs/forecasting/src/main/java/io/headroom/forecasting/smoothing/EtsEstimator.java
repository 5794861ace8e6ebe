package io.headroom.forecasting.smoothing;

import io.headroom.forecasting.numerics.NelderMead;
import io.headroom.forecasting.numerics.Objective;
import io.headroom.forecasting.numerics.Optimum;
import io.headroom.forecasting.numerics.QuasiNewton;
import java.util.Arrays;

/**
 * Finds the parameters and first states of greatest likelihood. The usual region, {@code 0 < alpha < 1},
 * {@code 0 < beta < alpha}, {@code 0 < gamma < 1 - alpha}, {@code 0.8 <= phi <= 0.98}, is mapped to the whole space by
 * logistic functions, and points outside the admissible region are walls; the simplex of Nelder and Mead looks about, a
 * quasi-Newton method then finds the bottom. Of a long season the first figures stay as guessed.
 */
final class EtsEstimator implements Objective {

    /** Longest season whose first figures are estimated: beyond, they are many and soon forgotten. */
    private static final int LONGEST_ESTIMATED = 24;

    private static final double TOLERANCE = 1e-8;
    private static final double ROUGH = 3e-6;
    private static final int ROUNDS = 6;
    private static final double WORTH_A_ROUND = 0.01;

    private final Observations observations;
    private final EtsForm form;
    private final int period;
    private final EtsRecursion recursion;
    private final EtsState guess;
    private final boolean freeStates;
    private final double scale;
    private final double[] season;

    EtsEstimator(Observations observations, EtsForm form, int period) {
        this.observations = observations;
        this.form = form;
        this.period = period;
        recursion = new EtsRecursion(form, period);
        guess = EtsState.guess(observations.values(), form, period);
        freeStates = !form.isSeasonal() || period <= LONGEST_ESTIMATED;
        scale = spread(observations.values());
        season = new double[form.isSeasonal() ? period : 0];
    }

    private static double spread(double[] values) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += Math.abs(values[i] - values[i - 1]);
        }
        return sum == 0 ? 1 : sum / values.length;
    }

    /** Where the simplex stops that looks about first. */
    Optimum roughly() {
        int smoothing = smoothing();
        double[] start = new double[smoothing + states()];
        double[] steps = new double[start.length];
        Arrays.fill(steps, 0, smoothing, 1);
        Arrays.fill(steps, smoothing, steps.length, 0.5);
        Arrays.fill(start, 1, smoothing, -2);
        NelderMead simplex = new NelderMead(ROUGH, 60 + 40 * smoothing);
        start[0] = logit(0.05);
        Optimum low = simplex.minimize(this, start, steps);
        start[0] = logit(0.6);
        Optimum high = simplex.minimize(this, start, steps);
        return high.value() < low.value() ? high : low;
    }

    /** Goes down to the bottom. */
    Optimum exactly(Optimum rough) {
        Optimum best = rough;
        double[] steps = new double[best.point().length];
        Arrays.fill(steps, 0.5);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS && before - best.value() > WORTH_A_ROUND; i++) {
            before = best.value();
            best = new QuasiNewton(TOLERANCE, 100).minimize(this, best.point());
            best = new NelderMead(TOLERANCE, 80 * smoothing()).minimize(this, best.point(), steps);
        }
        return best;
    }

    EtsModel model(Optimum at) {
        return EtsModel.of(form, period, parameters(at.point()), state(at.point()), observations);
    }

    private int smoothing() {
        return 1 + (form.hasTrend() ? 1 : 0) + (form.damped() ? 1 : 0) + (form.isSeasonal() ? 1 : 0);
    }

    private int states() {
        return freeStates ? 1 + (form.hasTrend() ? 1 : 0) + Math.max(0, season.length - 1) : 0;
    }

    @Override
    public double at(double[] point) {
        EtsParameters parameters = parameters(point);
        if (!parameters.isAdmissible(form, period)) {
            return Double.POSITIVE_INFINITY;
        }
        EtsState state = state(point);
        if (form.season() == Component.MULTIPLICATIVE) {
            for (int i = 0; i < season.length; i++) {
                if (state.season(i) <= 0) {
                    return Double.POSITIVE_INFINITY;
                }
            }
        }
        recursion.start(parameters, state);
        return EtsModel.deviance(recursion, form, observations);
    }

    private EtsParameters parameters(double[] point) {
        int i = 0;
        double alpha = between(EtsParameters.LEAST, EtsParameters.MOST, point[i++]);
        double beta = form.hasTrend() ? between(EtsParameters.LEAST, alpha, point[i++]) : 0;
        double gamma = form.isSeasonal() ? between(EtsParameters.LEAST, 1 - alpha, point[i++]) : 0;
        double phi = form.damped() ? between(EtsParameters.LEAST_PHI, EtsParameters.MOST_PHI, -point[i]) : 1;
        return new EtsParameters(alpha, beta, gamma, phi);
    }

    /** The guess, moved by the point's further coordinates in units of the series' usual change. */
    private EtsState state(double[] point) {
        if (!freeStates) {
            return guess;
        }
        int i = smoothing();
        double level = guess.level() + scale * point[i++];
        double trend = guess.trend();
        if (form.trend() == Component.ADDITIVE) {
            trend += scale * point[i++];
        } else if (form.trend() == Component.MULTIPLICATIVE) {
            trend *= Math.exp(0.05 * point[i++]);
        }
        if (season.length == 0) {
            return new EtsState(level, trend, season);
        }
        boolean multiplied = form.season() == Component.MULTIPLICATIVE;
        double unit = multiplied ? 0.05 : scale;
        double rest = multiplied ? period : 0;
        for (int j = 0; j < period - 1; j++) {
            season[j] = guess.season(j) + unit * point[i++];
            rest -= season[j];
        }
        season[period - 1] = rest;
        return new EtsState(level, trend, season);
    }

    private static double between(double least, double most, double logit) {
        return most <= least ? least : least + (most - least) / (1 + Math.exp(-logit));
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }
}
