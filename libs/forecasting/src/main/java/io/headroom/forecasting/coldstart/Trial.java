package io.headroom.forecasting.coldstart;

import io.headroom.forecasting.calibration.Span;
import java.util.Arrays;
import java.util.List;

/**
 * How the ways to guess would have fared with members of long standing: the best way for a span, with the quantiles of what came
 * as a multiple of the guess, pooled over members and origins. How much members differ, and how much one differs from itself, is
 * in them alike.
 *
 * @param guess the way with the least pinball loss, each member's relative to its level
 * @param ratios what came over what was guessed, by level
 */
record Trial(Guess guess, double[] ratios) {

    /** How many outcomes are looked at, over all members. */
    private static final int OUTCOMES = 600;

    static Trial of(List<Member> members, int known, Span span, double[] levels) {
        Trial best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Guess guess : Guess.all(known)) {
            Pool pool = new Pool(members, guess, known, span);
            double[] ratios = pool.quantiles(levels);
            double loss = pool.loss(ratios, levels);
            if (best == null || loss < least) {
                best = new Trial(guess, ratios);
                least = loss;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no way to guess from " + known + " steps");
        }
        return best;
    }

    /** What came and what was guessed of all members. */
    private static final class Pool {

        private final double[] came = new double[OUTCOMES];
        private final double[] guessed = new double[OUTCOMES];
        private final double[] scale = new double[OUTCOMES];
        private int count;

        Pool(List<Member> members, Guess guess, int known, Span span) {
            int each = OUTCOMES / members.size();
            for (Member member : members) {
                int last = member.size() - span.from() - span.length();
                for (int i = 0; i < each; i++) {
                    int origin = known + (int) ((long) i * (last - known) / each);
                    double outcome = member.outcome(origin, span.from(), span.from() + span.length());
                    double one = member.guess(guess, known, origin, span.from(), span.from() + span.length());
                    if (!Double.isNaN(outcome) && one > 0) {
                        came[count] = outcome;
                        guessed[count] = one;
                        scale[count++] = member.level();
                    }
                }
            }
        }

        /** At the level of which, and below, lie at least so many of one more than there are; the largest at most. */
        double[] quantiles(double[] levels) {
            double[] ratios = new double[count];
            for (int i = 0; i < count; i++) {
                ratios[i] = Math.min(Double.MAX_VALUE, came[i] / guessed[i]);
            }
            Arrays.sort(ratios);
            double[] quantiles = new double[levels.length];
            for (int k = 0; k < levels.length && count > 0; k++) {
                int rank = (int) Math.ceil(levels[k] * (count + 1));
                quantiles[k] = ratios[Math.min(count, Math.max(1, rank)) - 1];
            }
            return quantiles;
        }

        double loss(double[] ratios, double[] levels) {
            double loss = 0;
            for (int i = 0; i < count; i++) {
                for (int k = 0; k < levels.length; k++) {
                    double off = (came[i] - ratios[k] * guessed[i]) / scale[i];
                    loss += Math.max(levels[k] * off, (levels[k] - 1) * off);
                }
            }
            return loss;
        }
    }
}
