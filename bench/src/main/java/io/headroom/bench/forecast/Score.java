package io.headroom.bench.forecast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pinball loss and coverage of forecasts: over the steps of an origin, then over the origins of a series, then over series.
 */
final class Score {

    private final double[] levels;
    private final Map<String, List<double[]>> bySeries = new LinkedHashMap<>();

    Score(double[] levels) {
        this.levels = levels;
    }

    /**
     * Takes one origin's forecast.
     *
     * @param series whose it is
     * @param window what was known, NaN where missing; its mean is the unit of the loss
     * @param actual what came, NaN where missing
     * @param rows quantiles by step and level
     */
    void add(String series, double[] window, double[] actual, double[][] rows) {
        double sum = 0;
        int known = 0;
        for (double value : window) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        double[] result = new double[1 + levels.length];
        int steps = 0;
        for (int h = 0; h < actual.length; h++) {
            if (Double.isNaN(actual[h])) {
                continue;
            }
            steps++;
            for (int k = 0; k < levels.length; k++) {
                double under = actual[h] - rows[h][k];
                result[0] += Math.max(levels[k] * under, (levels[k] - 1) * under) / levels.length;
                result[1 + k] += under <= 1e-6 * Math.abs(rows[h][k]) ? 1 : 0;
            }
        }
        if (steps == 0) {
            return;
        }
        result[0] = sum == 0 ? Double.NaN : result[0] / steps / (sum / known);
        for (int k = 1; k < result.length; k++) {
            result[k] /= steps;
        }
        bySeries.computeIfAbsent(series, id -> new ArrayList<>()).add(result);
    }

    /** Share of outcomes at or below a level's quantile. */
    double coverage(int level) {
        return bySeries.values().stream()
                .mapToDouble(origins -> mean(origins, 1 + level))
                .average()
                .orElse(Double.NaN);
    }

    /** Geometric mean over series of the loss in units of a peer's; series where either lost nothing are left out. */
    double relativeTo(Score peer, Collection<String> endings) {
        double sum = 0;
        int count = 0;
        for (Map.Entry<String, List<double[]>> entry : bySeries.entrySet()) {
            List<double[]> other = peer.bySeries.getOrDefault(entry.getKey(), List.of());
            double own = mean(entry.getValue(), 0);
            double its = mean(other, 0);
            if (own > 0 && its > 0 && endings.stream().anyMatch(entry.getKey()::endsWith)) {
                sum += Math.log(own / its);
                count++;
            }
        }
        return Math.exp(sum / count);
    }

    private static double mean(List<double[]> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> row[column])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
