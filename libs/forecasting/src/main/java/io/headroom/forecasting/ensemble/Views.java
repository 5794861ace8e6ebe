package io.headroom.forecasting.ensemble;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What centres, spreads and recent distributions were at every origin of a history; each is worked out once. */
final class Views {

    private final History history;
    private final Origins origins;
    private final double[] levels;
    private final double floor;
    private final Map<Centre, double[]> flat = new HashMap<>();
    private final Map<Spread, double[]> spreads = new HashMap<>();
    private final Map<Integer, double[]> maxima = new HashMap<>();
    private final Map<Long, double[][]> recent = new HashMap<>();

    /**
     * @param levels of the quantiles of recent distributions
     * @param floor of every spread but the constant one
     */
    Views(History history, Origins origins, double[] levels, double floor) {
        this.history = history;
        this.origins = origins;
        this.levels = levels;
        this.floor = floor;
    }

    /** The centre of every outcome. */
    void centres(Centre centre, Outcomes outcomes, double[] into) {
        if (centre.flat()) {
            double[] at = flat.computeIfAbsent(centre, this::everywhere);
            for (int i = 0; i < outcomes.count(); i++) {
                into[i] = at[outcomes.origin(i)];
            }
        } else {
            for (int i = 0; i < outcomes.count(); i++) {
                into[i] = centre.of(history, outcomes.at(i), outcomes.from(i), outcomes.to(i));
            }
        }
    }

    /** The spread of every outcome around the given centres. */
    void spreads(Spread spread, Outcomes outcomes, double[] centres, double[] into) {
        if (spread.ofHistoryAlone()) {
            double[] at = spreads.computeIfAbsent(spread, this::everywhere);
            for (int i = 0; i < outcomes.count(); i++) {
                into[i] = at[outcomes.origin(i)];
            }
        } else {
            for (int i = 0; i < outcomes.count(); i++) {
                into[i] = spread.of(history, outcomes.at(i), centres[i], floor);
            }
        }
    }

    /** By level and origin, the quantiles of the maxima of all spans of a length within the window that ends there. */
    double[][] recent(int window, int length) {
        return recent.computeIfAbsent((long) window << 32 | length, key -> slide(window, length));
    }

    private double[] everywhere(Centre centre) {
        double[] values = new double[origins.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = centre.of(history, origins.at(i), 1, 2);
        }
        return values;
    }

    private double[] everywhere(Spread spread) {
        double[] values = new double[origins.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = spread.of(history, origins.at(i), 0, floor);
        }
        return values;
    }

    private double[][] slide(int window, int length) {
        double[] values = maxima.computeIfAbsent(length, this::maxima);
        double[][] quantiles = new double[levels.length][origins.count()];
        int most = Math.max(1, window - length + 1);
        double[] sorted = new double[Math.min(most, values.length) + 1];
        int size = 0;
        int next = 0;
        for (int origin = 0; origin < origins.count(); origin++) {
            int end = origins.at(origin) - history.oldest() - length + 2;
            for (; next < end; next++) {
                size = insert(sorted, size, values[next]);
                if (size > most) {
                    size = remove(sorted, size, values[next - most]);
                }
            }
            for (int k = 0; k < levels.length; k++) {
                quantiles[k][origin] = size == 0 ? history.get(origins.at(origin)) : quantile(sorted, size, levels[k]);
            }
        }
        return quantiles;
    }

    /** The maximum of every span of a length, by its first step counted from the oldest. */
    private double[] maxima(int length) {
        double[] values = new double[Math.max(0, history.size() - history.oldest() - length + 1)];
        for (int i = 0; i < values.length; i++) {
            int from = history.oldest() + i;
            values[i] = history.maximum(from, from + length);
        }
        return values;
    }

    private static int insert(double[] sorted, int size, double value) {
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        return size + 1;
    }

    private static int remove(double[] sorted, int size, double value) {
        int at = Arrays.binarySearch(sorted, 0, size, value);
        System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
        return size - 1;
    }

    /** The quantile of sorted values, linear between two of them (Hyndman and Fan 1996, type 7). */
    static double quantile(double[] sorted, int size, double level) {
        double rank = (size - 1) * level;
        int below = (int) rank;
        return below + 1 < size
                ? sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below])
                : sorted[size - 1];
    }
}
