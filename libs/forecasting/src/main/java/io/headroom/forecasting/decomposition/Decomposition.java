package io.headroom.forecasting.decomposition;

import io.headroom.forecasting.Censoring;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.numerics.NormalEquations;
import io.headroom.forecasting.seasonality.Fourier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Trend, seasons and events added up (Taylor and Letham, Forecasting at scale, 2018; the model of Prophet):
 *
 * <pre>
 * y(t) = k + m t + sum d(j) (t - c(j))+  +  sum of waves  +  sum of events  +  e(t)
 * </pre>
 *
 * with priors {@code d(j) ~ Laplace(0, tau)}, waves and events {@code ~ N(0, sigma^2)}, all in units of the largest value. The
 * most probable coefficients come from penalised least squares: a Laplace prior is a ridge whose weight is the inverse of the
 * coefficient found before (Hunter and Li, Variable selection using MM algorithms, 2005), so a few rounds on the same cross
 * products suffice. Changepoints lie evenly over the first four fifths. The forecast keeps the last slope.
 * Censored steps are not learnt from, unless most are censored.
 */
public final class Decomposition implements PointForecaster {

    private static final int CHANGEPOINTS = 25;
    private static final double CHANGING_SHARE = 0.8;
    private static final double TAU = 0.05;
    private static final double SIGMA = 10;
    private static final double VAGUE = 5;
    private static final double NO_CHANGE = 1e-6;
    private static final int MOST_WAVES = 10;
    private static final int ROUNDS = 25;
    private static final double SETTLED = 1e-6;

    private final int[] periods;
    private final List<Event> events;

    /**
     * @param events known before and after the end of the history
     * @param periods of the seasons in steps, at least 2; one of which the history has less than two is left out
     */
    public Decomposition(List<Event> events, int... periods) {
        this.events = List.copyOf(events);
        this.periods = periods.clone();
    }

    @Override
    public String name() {
        return Arrays.stream(periods)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "decomposition(", ")"));
    }

    @Override
    public int minimumHistory() {
        return 10;
    }

    @Override
    public DecompositionModel fit(TimeSeries series) {
        requireHistory(series);
        int length = series.size();
        Components components = new Components(length, changepoints(length), waves(length), events);
        double scale = largest(series);
        NormalEquations equations = new NormalEquations(components.count());
        double[] row = new double[components.count()];
        boolean[] leftOut = Censoring.leftOut(series);
        int observed = 0;
        for (int t = 0; t < length; t++) {
            if (!leftOut[t]) {
                components.row(t, row);
                equations.add(row, series.get(t) / scale);
                observed++;
            }
        }
        double[] coefficients = mostProbable(equations, components, observed);
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] *= scale;
        }
        return new DecompositionModel(components, coefficients, length);
    }

    private static int[] changepoints(int length) {
        int count = (int) Math.min(CHANGEPOINTS, Math.max(0, CHANGING_SHARE * length / 2 - 1));
        int[] steps = new int[count];
        for (int i = 0; i < count; i++) {
            steps[i] = (int) Math.round((i + 1) * CHANGING_SHARE * (length - 1) / count);
        }
        return steps;
    }

    private Fourier waves(int length) {
        int[] usable =
                Arrays.stream(periods).filter(period -> 2 * period <= length).toArray();
        int[] counts = Arrays.stream(usable)
                .map(period -> Math.min(MOST_WAVES, period / 2))
                .toArray();
        return new Fourier(usable, counts);
    }

    private static double largest(TimeSeries series) {
        double largest = 0;
        for (int t = 0; t < series.size(); t++) {
            largest = series.isMissing(t) ? largest : Math.max(largest, series.get(t));
        }
        return largest == 0 ? 1 : largest;
    }

    /** Alternates between the coefficients, the noise, and what the Laplace prior weighs at these coefficients. */
    private static double[] mostProbable(NormalEquations equations, Components components, int observed) {
        double[] penalties = new double[components.count()];
        int[] all = new int[penalties.length];
        Arrays.setAll(all, i -> i);
        double[] coefficients = new double[penalties.length];
        double noise = 0.01;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < penalties.length; i++) {
                double variance = i < 2
                        ? VAGUE * VAGUE
                        : i >= components.firstWave()
                                ? SIGMA * SIGMA
                                : TAU * Math.max(Math.abs(coefficients[i]), round == 0 ? TAU : NO_CHANGE);
                penalties[i] = noise / variance;
            }
            double[] next = equations.solve(penalties, all);
            double change = 0;
            for (int i = 0; i < next.length; i++) {
                change = Math.max(change, Math.abs(next[i] - coefficients[i]));
            }
            coefficients = next;
            noise = Math.max(1e-10, equations.squaresLeft(coefficients) / Math.max(1, observed));
            if (change < SETTLED) {
                break;
            }
        }
        return coefficients;
    }
}
