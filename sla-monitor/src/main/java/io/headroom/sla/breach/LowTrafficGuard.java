package io.headroom.sla.breach;

/**
 * Decides whether failures are more than chance: one failed request of three says little about a promise of 1 %.
 *
 * @param failures how many failures there must be at least
 * @param chance the largest probability of so many failures under the promised ratio at which they still count as proof
 */
record LowTrafficGuard(double failures, double chance) {

    /** Beyond so many requests the exact sum is replaced by the bound of Chernoff and Hoeffding. */
    private static final double EXACT = 10_000;

    /**
     * Whether failures prove that the ratio is above what was promised.
     *
     * @param total requests
     * @param bad those of them that failed
     * @param target the ratio promised, 0..1
     */
    boolean proves(double total, double bad, double target) {
        double ratio = total == 0 ? 0 : bad / total;
        if (bad < failures || ratio <= target) {
            return false;
        }
        return target == 0 || (total > EXACT ? bound(total, ratio, target) : tail(total, bad, target)) <= chance;
    }

    /** P(X >= bad) of a binomial with n = total, p = target. */
    private static double tail(double total, double bad, double target) {
        long n = Math.round(total);
        long k = Math.min(Math.round(bad), n);
        double logOdds = Math.log(target) - Math.log1p(-target);
        double logTerm = n * Math.log1p(-target);
        double below = 0;
        for (long i = 0; i < k; i++) {
            below += Math.exp(logTerm);
            logTerm += Math.log((double) (n - i) / (i + 1)) + logOdds;
        }
        return 1 - below;
    }

    /** exp(-n KL(ratio || target)) is never below the tail. */
    private static double bound(double total, double ratio, double target) {
        double divergence = ratio * Math.log(ratio / target)
                + (ratio == 1 ? 0 : (1 - ratio) * Math.log((1 - ratio) / (1 - target)));
        return Math.exp(-total * divergence);
    }
}
