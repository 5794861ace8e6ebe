package io.headroom.forecasting.seasonality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the periods of a series, whatever they are. Candidates are the highest lines of the spectrum, each made exact by the
 * autocorrelation around it (Vlachos, Yu and Castelli, On periodicity detection and structural periodic similarity, 2005). The
 * highest that repeats itself beyond chance ({@link Repetition}) is taken, or the period of which it is a harmonic; its figures
 * are taken out, and what is left is searched again.
 */
public final class Seasons {

    private static final int CANDIDATES = 12;
    private static final int LARGEST_MULTIPLE = 12;
    /** A multiple must foretell so much more than a shorter period. */
    private static final double MORE = 1.1;
    /** What foretells so much of what a multiple does, and correlates so well, is a season in itself. */
    private static final double IN_ITSELF = 0.3;

    private static final double LEAST_SHARE = 0.03;
    /** A period that was expected is taken for one this much better. */
    private static final double AS_GOOD = 0.9;
    /** Beyond so many times the usual deviation a value is cut off. */
    private static final double OUTLYING = 6;

    private final double[] rest;
    private final int[] expected;
    private final double squares;
    private final List<Season> found = new ArrayList<>();

    private Seasons(double[] values, int[] expected) {
        this.expected = expected;
        rest = clipped(values);
        squares = Math.max(squares(detrended(rest)), 1e-20 * squares(values));
    }

    /**
     * The seasons, shortest first.
     *
     * @param values without any missing
     * @param most how many at most
     * @param expected periods such as a day's, taken where the series cannot tell them from others close by
     */
    public static List<Season> of(double[] values, int most, int... expected) {
        return values.length < 8 ? List.of() : new Seasons(values, expected).search(most);
    }

    private List<Season> search(int most) {
        while (found.size() < most) {
            Season next = next();
            if (next == null) {
                break;
            }
            found.add(next);
            double[] figures = SeasonalFigures.additive(rest, next.period());
            for (int t = 0; t < rest.length; t++) {
                rest[t] -= figures[t % figures.length];
            }
        }
        found.sort(Comparator.comparingInt(Season::period));
        return found;
    }

    private @Nullable Season next() {
        double[] straight = detrended(rest);
        double[] correlations = correlations(straight);
        for (int line : lines(straight, correlations)) {
            int base = base(line, correlations);
            Repetition repetition = Repetition.of(rest, base);
            if (isSeason(repetition) && !isKnown(base)) {
                int period = exact(base);
                return new Season(period, Repetition.of(rest, period).foretold() / squares);
            }
        }
        return null;
    }

    private boolean isSeason(Repetition repetition) {
        return repetition.isRegular() && repetition.foretold() > LEAST_SHARE * squares;
    }

    /** One so close to another is that one, changing. */
    private boolean isKnown(int period) {
        return found.stream().anyMatch(season -> Math.abs(season.period() - period) <= period / 5);
    }

    /**
     * The period of which a line is a multiple: the line's own if it is a season in itself, such as the day in a week, else the
     * smallest multiple of it that foretells nearly what the best does.
     */
    private int base(int line, double[] correlations) {
        double own = Repetition.of(rest, line).foretold();
        int base = line;
        double most = own;
        for (int times = 2; times <= LARGEST_MULTIPLE && times * line < correlations.length; times++) {
            int multiple = times * line;
            Repetition repetition = Repetition.of(rest, multiple);
            boolean more =
                    own < IN_ITSELF * repetition.foretold() || correlations[line] < IN_ITSELF * correlations[multiple];
            if (more && isSeason(repetition) && repetition.foretold() > MORE * most) {
                base = multiple;
                most = repetition.foretold();
            }
        }
        return base;
    }

    /** The period close by that foretells most; an expected one if that is as good. */
    private int exact(int period) {
        int best = period;
        double most = Repetition.of(rest, period).foretold();
        int reach = Math.max(1, period / 50);
        for (int near = Math.max(2, period - reach); near <= Math.min(rest.length / 2, period + reach); near++) {
            double foretold = Repetition.of(rest, near).foretold();
            if (foretold > most) {
                most = foretold;
                best = near;
            }
        }
        for (int one : expected) {
            boolean close = Math.abs(one - best) <= Math.max(1, (long) best * best / rest.length);
            if (close && Repetition.of(rest, one).foretold() >= AS_GOOD * most) {
                return one;
            }
        }
        return best;
    }

    private static double[] correlations(double[] straight) {
        int longest = straight.length / 2;
        double[] correlations = Autocorrelation.of(straight, longest);
        for (int lag = 1; lag <= longest; lag++) {
            correlations[lag] *= (double) straight.length / (straight.length - lag);
        }
        return correlations;
    }

    /** Periods of the spectrum's highest lines, highest first, then those expected. */
    private Set<Integer> lines(double[] straight, double[] correlations) {
        int longest = correlations.length - 1;
        double width = 0.75 / rest.length;
        Set<Integer> periods = new LinkedHashSet<>();
        for (double frequency : Spectrum.of(straight).highest(CANDIDATES)) {
            int from = (int) Math.max(2, Math.floor(1 / (frequency + width)));
            int to = frequency > width ? (int) Math.min(longest, Math.ceil(1 / (frequency - width))) : longest;
            int best = from;
            for (int lag = from; lag <= to; lag++) {
                best = correlations[lag] > correlations[best] ? lag : best;
            }
            int own = (int) Math.round(1 / frequency);
            if (own >= 2 && own <= longest) {
                periods.add(own);
            }
            if (from <= to) {
                periods.add(best);
            }
        }
        for (int one : expected) {
            if (one >= 2 && one <= longest) {
                periods.add(one);
            }
        }
        return periods;
    }

    /** Values far out are brought in, so that a few do not hide the rest. */
    private static double[] clipped(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double middle = sorted[sorted.length / 2];
        for (int t = 0; t < sorted.length; t++) {
            sorted[t] = Math.abs(values[t] - middle);
        }
        Arrays.sort(sorted);
        // Where a series mostly stands still its rare moves are the season: they then are the measure.
        double usual = Math.max(sorted[sorted.length / 2], sorted[sorted.length * 99 / 100] / 2);
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = Math.max(-OUTLYING * usual, Math.min(OUTLYING * usual, values[t] - middle));
        }
        return rest;
    }

    /** Without the straight line through it. */
    private static double[] detrended(double[] values) {
        double n = values.length;
        double mean = 0;
        double slope = 0;
        for (int t = 0; t < values.length; t++) {
            mean += values[t] / n;
            slope += (t - 0.5 * (n - 1)) * values[t];
        }
        slope *= 12 / (n * (n * n - 1));
        double[] rest = new double[values.length];
        for (int t = 0; t < rest.length; t++) {
            rest[t] = values[t] - mean - slope * (t - 0.5 * (n - 1));
        }
        return rest;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
