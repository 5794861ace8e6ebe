package io.headroom.forecasting.coldstart;

import io.headroom.forecasting.calibration.Span;
import java.util.Arrays;
import java.util.Comparator;
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
    private static final int OUTCOMES = 400;

    /** A guess below this part of a level, as one over it, no longer weighs fully. */
    private static final double FAR_BELOW = 4;

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
                    double one = member.guess(guess, origin, span.from(), span.from() + span.length());
                    if (!Double.isNaN(outcome) && one > 0) {
                        came[count] = outcome;
                        guessed[count] = one;
                        scale[count++] = member.level();
                    }
                }
            }
        }

        /**
         * The quantiles of the ratios. Where the guess lies far below a member's level, as of one that stands still before a burst, the
         * ratio tells next to nothing of others and weighs little. A little is added to the weight of what there is, for the largest
         * that has not been seen.
         */
        double[] quantiles(double[] levels) {
            double[] ratios = new double[count];
            Integer[] order = new Integer[count];
            double total = 0;
            for (int i = 0; i < count; i++) {
                ratios[i] = Math.min(Double.MAX_VALUE, came[i] / guessed[i]);
                order[i] = i;
                total += weight(i);
            }
            Arrays.sort(order, Comparator.comparingDouble(i -> ratios[i]));
            double[] quantiles = new double[levels.length];
            double below = 0;
            int next = 0;
            for (int k = 0; k < levels.length && count > 0; k++) {
                double wanted = levels[k] * total * (count + 1) / count;
                while (next < count - 1 && below + weight(order[next]) < wanted) {
                    below += weight(order[next++]);
                }
                quantiles[k] = ratios[order[next]];
            }
            return quantiles;
        }

        private double weight(int i) {
            return Math.min(1, FAR_BELOW * guessed[i] / scale[i]);
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
