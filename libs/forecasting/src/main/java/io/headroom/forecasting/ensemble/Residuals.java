package io.headroom.forecasting.ensemble;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The empirical quantiles of errors, some of which are only known to be at least so large.
 *
 * <p>The quantile of n errors at level q lies at rank {@code (n + 1) q}, the rank of split conformal prediction (Vovk,
 * Gammerman and Shafer, Algorithmic Learning in a Random World, 2005), between two ranks linearly; past the largest error
 * nothing is invented: the largest stands for the rest. The mass of a censored error moves to the larger ones in equal parts
 * (Efron 1967: redistribution to the right, the estimator of Kaplan and Meier); the largest of all keeps its own.
 */
final class Residuals {

    private Residuals() {}

    /**
     * The quantiles at the given levels.
     *
     * @param errors in any order, at least one; sorted on return
     * @param count how many of them count
     * @param levels rising, in 0..1
     */
    static void quantiles(double[] errors, int count, double[] levels, double[] row) {
        Arrays.sort(errors, 0, count);
        for (int k = 0; k < levels.length; k++) {
            double rank = Math.max(0, Math.min(count - 1, (count + 1) * levels[k] - 1));
            int below = (int) rank;
            row[k] = below + 1 < count
                    ? errors[below] + (rank - below) * (errors[below + 1] - errors[below])
                    : errors[count - 1];
        }
    }

    /**
     * The same with some errors censored.
     *
     * @param censored which of the errors are at least as large as given
     */
    static void quantiles(double[] errors, int count, BitSet censored, double[] levels, double[] row) {
        if (censored.isEmpty()) {
            quantiles(errors, count, levels, row);
            return;
        }
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        // Of equal errors the exact ones come first: what is known to be larger is larger.
        Arrays.sort(
                order,
                (a, b) -> errors[a] == errors[b]
                        ? Boolean.compare(censored.get(a), censored.get(b))
                        : Double.compare(errors[a], errors[b]));
        double survival = 1;
        int k = 0;
        for (int i = 0; i < count && k < levels.length; i++) {
            if (!censored.get(order[i])) {
                survival *= 1 - 1.0 / (count - i);
            }
            // The rank of split conformal prediction: (n + 1) q of n.
            while (k < levels.length && (1 - survival) * count >= levels[k] * (count + 1) - 1e-9) {
                row[k++] = errors[order[i]];
            }
        }
        double largest = errors[order[count - 1]];
        while (k < levels.length) {
            row[k++] = largest;
        }
    }
}
