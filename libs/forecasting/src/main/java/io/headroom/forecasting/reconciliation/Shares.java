package io.headroom.forecasting.reconciliation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Shares out among a group and its members by how much their forecasts disagree.
 *
 * <p>Of all coherent values the nearest to the forecasts, each deviation weighed by the variance of its error, is wanted:
 * minimise {@code (y0 - f0)^2 / w0 + sum (yi - fi)^2 / wi} subject to {@code y0 = sum yi}. That is trace minimisation with a
 * diagonal error covariance (Wickramasuriya, Athanasopoulos and Hyndman, Journal of the American Statistical Association, 2019)
 * for a tree of two levels, where it has a closed form: with the discrepancy {@code d = f0 - sum fi} and
 * {@code lambda = d / (w0 + sum wi)},
 *
 * <pre>
 *   yi = fi + wi lambda        y0 = f0 - w0 lambda
 * </pre>
 *
 * <p>Demand is not negative: with {@code yi >= 0} added (Wickramasuriya, Turlach and Hyndman, Statistics and Computing, 2020) the
 * optimum has {@code yi = max(0, fi + wi lambda)}. Members reach zero in the order of {@code fi / wi}, so lambda is found exactly
 * by walking along that order.
 */
final class Shares {

    private Shares() {}

    /**
     * What the members are to be; the group is their sum. A member without variance stays as it is. Where nobody may give way,
     * and as far as members at zero cannot, the group does.
     *
     * @param group what is forecast for the group, finite and not negative
     * @param members what is forecast for each member, likewise
     * @param groupVariance of the group's error, finite and not negative
     * @param variances of the members' errors, likewise
     */
    static double[] of(double group, double[] members, double groupVariance, double[] variances) {
        double largest = Math.max(groupVariance, Arrays.stream(variances).max().orElse(0));
        double discrepancy = group - Arrays.stream(members).sum();
        double[] shares = members.clone();
        if (!(largest > 0) || discrepancy == 0) {
            return shares;
        }
        double[] weights = Arrays.stream(variances).map(it -> it / largest).toArray();
        double lambda = lambda(discrepancy, members, groupVariance / largest, weights);
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights[i] == 0 ? members[i] : Math.max(0, members[i] + weights[i] * lambda);
        }
        return shares;
    }

    /** Negative infinity if all that can give way reach zero. */
    private static double lambda(double discrepancy, double[] members, double groupWeight, double[] weights) {
        int[] order = IntStream.range(0, members.length)
                .filter(i -> weights[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> members[i] / weights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] rest = new double[order.length + 1];
        rest[order.length] = groupWeight;
        for (int k = order.length - 1; k >= 0; k--) {
            rest[k] = rest[k + 1] + weights[order[k]];
        }
        double left = discrepancy;
        for (int k = 0; k < order.length; k++) {
            double lambda = left / rest[k];
            if (lambda >= -members[order[k]] / weights[order[k]]) {
                return lambda;
            }
            left += members[order[k]];
        }
        return groupWeight > 0 ? Math.min(0, left / groupWeight) : Double.NEGATIVE_INFINITY;
    }
}
