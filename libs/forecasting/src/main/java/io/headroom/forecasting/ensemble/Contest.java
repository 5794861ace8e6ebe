package io.headroom.forecasting.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who speaks for a group of targets: all experts are ranked on some of the outcomes by pinball loss, the best at every level
 * are kept, and on all outcomes a mixture is chosen for every level step by step, each time the expert that lowers the loss
 * most, with replacement, until none does (Caruana et al., Ensemble Selection from Libraries of Models, ICML 2004).
 */
final class Contest {

    /** Of so many outcomes one is looked at for the ranking. */
    private static final int EVERY = 3;

    /** How many experts are kept beside the best at each level. */
    private static final int KEPT = 8;

    /** How many choices make a mixture: weights are multiples of one over their number. */
    private static final int CHOICES = 8;

    /** By how much, as a share of the loss, a choice must lower it. */
    private static final double WORTH = 0.003;

    /** With fewer outcomes than this nothing is chosen. */
    static final int ENOUGH = 8;

    private final List<Expert> experts;
    private final Set<String> before;
    private final double[] levels;
    private final Views views;
    private final double floor;
    private final double halfLife;

    /**
     * @param before names of the experts that spoke before: another must be better by {@link AutoForecaster#SWITCHING_PENALTY}
     * @param floor of every spread but the constant one
     * @param halfLife age in steps at which an outcome weighs half as much in the losses
     */
    Contest(List<Expert> experts, Set<String> before, double[] levels, Views views, double floor, double halfLife) {
        this.experts = experts;
        this.before = before;
        this.levels = levels;
        this.views = views;
        this.floor = floor;
        this.halfLife = halfLife;
    }

    /** The losses of every expert, by expert and level, and the numbers of those that were kept. */
    record Ranking(double[][] losses, int[] kept) {}

    /** Ranks all experts on every third outcome. */
    Ranking rank(Outcomes outcomes) {
        double[][] losses = new double[experts.size()][];
        int[] sample = new int[(outcomes.count() + EVERY - 1) / EVERY];
        Arrays.setAll(sample, i -> i * EVERY);
        Claims claims = new Claims(outcomes, sample, sample.length);
        double[][] said = new double[levels.length][sample.length];
        for (int expert = 0; expert < losses.length; expert++) {
            claims.of(experts.get(expert), said);
            losses[expert] = new double[levels.length];
            for (int k = 0; k < levels.length; k++) {
                losses[expert][k] = claims.loss(said[k], k) / Math.max(1, sample.length);
            }
        }
        return new Ranking(losses, keep(losses));
    }

    private double favour(int expert) {
        return before.contains(experts.get(expert).name()) ? 1 - AutoForecaster.SWITCHING_PENALTY : 1;
    }

    private int[] keep(double[][] raw) {
        double[][] losses = new double[raw.length][levels.length];
        for (int expert = 0; expert < raw.length; expert++) {
            double favour = favour(expert);
            for (int k = 0; k < levels.length; k++) {
                losses[expert][k] = favour * raw[expert][k];
            }
        }
        double[] least = new double[levels.length];
        Set<Integer> kept = new LinkedHashSet<>();
        for (int k = 0; k < least.length; k++) {
            int best = 0;
            for (int expert = 1; expert < losses.length; expert++) {
                if (losses[expert][k] < losses[best][k]) {
                    best = expert;
                }
            }
            least[k] = losses[best][k];
            kept.add(best);
        }
        List<Integer> order = new ArrayList<>();
        double[] excess = new double[losses.length];
        for (int expert = 0; expert < losses.length; expert++) {
            order.add(expert);
            for (int k = 0; k < least.length; k++) {
                excess[expert] += losses[expert][k] / Math.max(least[k], Double.MIN_NORMAL);
            }
        }
        order.sort(Comparator.comparingDouble(expert -> excess[expert]));
        kept.addAll(order.subList(0, Math.min(KEPT, order.size())));
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What a mixture lost on outcomes it did not learn from, and how many of the single steps it covered at each level. */
    record Record(double loss, int outcomes, int[] covered) {}

    /** Chooses from the kept experts on the first half of the outcomes and holds the choice to the second. */
    Record trial(Outcomes outcomes, int[] kept) {
        int half = outcomes.count() / 2;
        int[] all = new int[outcomes.count()];
        Arrays.setAll(all, i -> i);
        Claims claims = new Claims(outcomes, all, half);
        double[][][] said = said(claims, kept);
        double[] row = new double[levels.length];
        int[] covered = new int[levels.length];
        double loss = 0;
        byte[][] chosen = choose(claims, kept, said);
        for (int i = half; i < all.length; i++) {
            double reached = 0;
            for (int k = 0; k < row.length; k++) {
                double quantile = 0;
                int choices = 0;
                for (int voice = 0; voice < kept.length; voice++) {
                    quantile += chosen[voice][k] * said[voice][k][i];
                    choices += chosen[voice][k];
                }
                reached = Math.max(reached, quantile / choices);
                loss += claims.loss(i, reached, k) / levels.length;
                covered[k] += outcomes.value(i) <= reached + 1e-6 * Math.abs(reached) ? 1 : 0;
            }
        }
        return new Record(loss, all.length - half, covered);
    }

    /** Chooses from the kept experts on all outcomes. */
    Mixture mixture(Outcomes outcomes, int[] kept) {
        int[] all = new int[outcomes.count()];
        Arrays.setAll(all, i -> i);
        Claims claims = new Claims(outcomes, all, all.length);
        double[][][] said = new double[kept.length][levels.length][all.length];
        double[][] errors = new double[kept.length][];
        for (int voice = 0; voice < kept.length; voice++) {
            errors[voice] = claims.of(experts.get(kept[voice]), said[voice]);
        }
        byte[][] chosen = choose(claims, kept, said);
        List<Voice> voices = new ArrayList<>();
        List<byte[]> heard = new ArrayList<>();
        for (int voice = 0; voice < kept.length; voice++) {
            if (!Arrays.equals(chosen[voice], new byte[levels.length])) {
                voices.add(new Voice(experts.get(kept[voice]), errors[voice], floor));
                heard.add(chosen[voice]);
            }
        }
        return new Mixture(voices, heard.toArray(byte[][]::new));
    }

    private double[][][] said(Claims claims, int[] kept) {
        double[][][] said = new double[kept.length][levels.length][claims.count()];
        for (int voice = 0; voice < kept.length; voice++) {
            claims.of(experts.get(kept[voice]), said[voice]);
        }
        return said;
    }

    /** By voice and level, how often the voice is chosen; at every level one is. */
    private byte[][] choose(Claims claims, int[] kept, double[][][] said) {
        byte[][] chosen = new byte[kept.length][levels.length];
        double[] sum = new double[claims.count()];
        for (int k = 0; k < levels.length; k++) {
            Arrays.fill(sum, 0);
            int choices = 0;
            double loss = Double.POSITIVE_INFINITY;
            while (choices < CHOICES && loss > 0) {
                int best = -1;
                double least = Double.POSITIVE_INFINITY;
                for (int voice = 0; voice < kept.length; voice++) {
                    double own = favour(kept[voice]) * claims.loss(sum, said[voice][k], choices + 1, k);
                    if (own < least) {
                        least = own;
                        best = voice;
                    }
                }
                if (best < 0 || choices > 0 && least > loss * (1 - WORTH)) {
                    break;
                }
                loss = least;
                chosen[best][k]++;
                choices++;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += said[best][k][i];
                }
            }
            if (choices == 0) {
                chosen[0][k] = 1;
            }
        }
        return chosen;
    }

    /** What experts say of some outcomes, by errors that they made on the first of them, and what it costs them. */
    private final class Claims {

        private final Outcomes outcomes;
        private final int[] sample;
        private final int learned;
        private final double[] value;
        private final double[] over;
        private final double[] weight;
        private final double[] centres;
        private final double[] spreads;
        private final double[] errors;
        private final BitSet censored = new BitSet();

        /**
         * @param sample which outcomes
         * @param learned how many of them errors are taken from
         */
        Claims(Outcomes outcomes, int[] sample, int learned) {
            this.outcomes = outcomes;
            this.sample = sample;
            this.learned = learned;
            this.value = new double[sample.length];
            this.over = new double[sample.length];
            this.weight = new double[sample.length];
            double total = 0;
            for (int i = 0; i < sample.length; i++) {
                value[i] = outcomes.value(sample[i]);
                // What lies above a censored outcome may be right: it costs nothing.
                over[i] = outcomes.isCensored(sample[i]) ? 0 : 1;
                censored.set(i, i < learned && outcomes.isCensored(sample[i]));
                int age = outcomes.at(sample[Math.max(0, learned - 1)]) - outcomes.at(sample[i]);
                weight[i] = Math.pow(2, -age / halfLife);
                total += i < learned ? weight[i] : 0;
            }
            for (int i = 0; i < weight.length; i++) {
                weight[i] *= learned / total;
            }
            this.centres = new double[outcomes.count()];
            this.spreads = new double[outcomes.count()];
            this.errors = new double[learned];
        }

        int count() {
            return sample.length;
        }

        /** Fills in what an expert says by level and outcome; its errors' quantiles by level. */
        double[] of(Expert expert, double[][] said) {
            if (expert instanceof Expert.Located located) {
                return located(located, said);
            }
            int window = ((Expert.Recent) expert).window();
            double[][] recent = views.recent(window, outcomes.to(0) - outcomes.from(0));
            for (int k = 0; k < said.length; k++) {
                for (int i = 0; i < sample.length; i++) {
                    said[k][i] = recent[k][outcomes.origin(sample[i])];
                }
            }
            return new double[0];
        }

        private double[] located(Expert.Located expert, double[][] said) {
            views.centres(expert.centre(), outcomes, centres);
            views.spreads(expert.spread(), outcomes, centres, spreads);
            for (int i = 0; i < learned; i++) {
                errors[i] = (value[i] - centres[sample[i]]) / spreads[sample[i]];
            }
            double[] quantiles = new double[levels.length];
            Residuals.quantiles(errors, learned, censored, levels, quantiles);
            for (int k = 0; k < said.length; k++) {
                for (int i = 0; i < sample.length; i++) {
                    said[k][i] = Math.max(0, centres[sample[i]] + quantiles[k] * spreads[sample[i]]);
                }
            }
            return quantiles;
        }

        /** The pinball loss of one quantile. */
        double loss(int i, double quantile, int level) {
            double under = value[i] - quantile;
            return Math.max(levels[level] * under, (levels[level] - 1) * under * over[i]);
        }

        /** The summed pinball loss over the outcomes that were learned from. */
        double loss(double[] quantiles, int level) {
            double loss = 0;
            for (int i = 0; i < learned; i++) {
                loss += weight[i] * loss(i, quantiles[i], level);
            }
            return loss;
        }

        /** The same of the mean of a sum and one more. */
        double loss(double[] sum, double[] more, int count, int level) {
            double share = 1.0 / count;
            double loss = 0;
            for (int i = 0; i < learned; i++) {
                loss += weight[i] * loss(i, (sum[i] + more[i]) * share, level);
            }
            return loss;
        }
    }
}
