package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds up losses and coverage over the groups. */
final class Books {

    /** How many scores are told: the rest would only fill the page. */
    private static final int SCORES = 20;

    private final List<Expert> experts;
    private final double[][] losses;
    private final int[] outcomes = new int[2];
    private final int[] covered;
    private double loss;
    private int tried;
    private int single;

    Books(List<Expert> experts, int levels) {
        this.experts = experts;
        this.losses = new double[experts.size()][2];
        this.covered = new int[levels];
    }

    void enter(TargetGroup group, Contest.Ranking ranking) {
        int reach = group.near() ? 0 : 1;
        int weight = group.targets().size();
        outcomes[reach] += weight;
        for (int expert = 0; expert < losses.length; expert++) {
            double sum = 0;
            for (double own : ranking.losses()[expert]) {
                sum += own;
            }
            losses[expert][reach] += weight * sum / covered.length;
        }
    }

    void enter(TargetGroup group, Contest.Record trial) {
        loss += trial.loss() / Math.max(1, trial.outcomes()) * group.targets().size();
        tried += group.targets().size();
        if (group.length() == 1) {
            single += trial.outcomes();
            for (int k = 0; k < covered.length; k++) {
                covered[k] += trial.covered()[k];
            }
        }
    }

    FittedModel.Accuracy close() {
        List<Score> scores = new ArrayList<>();
        for (int expert = 0; expert < losses.length; expert++) {
            scores.add(new Score(
                    experts.get(expert).name(),
                    outcomes[0] == 0 ? Double.NaN : losses[expert][0] / outcomes[0],
                    outcomes[1] == 0 ? Double.NaN : losses[expert][1] / outcomes[1]));
        }
        scores.sort(Comparator.comparingDouble(Score::nearLoss));
        double[] coverage = new double[single == 0 ? 0 : covered.length];
        for (int k = 0; k < coverage.length; k++) {
            coverage[k] = (double) covered[k] / single;
        }
        return new FittedModel.Accuracy(
                tried == 0 ? Double.NaN : loss / tried,
                coverage,
                List.copyOf(scores.subList(0, Math.min(SCORES, scores.size()))));
    }
}
