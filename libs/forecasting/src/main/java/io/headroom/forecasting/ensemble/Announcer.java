package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.PlannedLoad;
import io.headroom.forecasting.calibration.Calibration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what mixtures forecast, calibrated, target after target.
 *
 * @param mixtures by group; null where there are no errors to speak from
 * @param borrowed what a young series has of its group; null if nothing
 */
record Announcer(
        Horizon horizon,
        double[] levels,
        History history,
        List<TargetGroup> groups,
        List<@Nullable Mixture> mixtures,
        Calibration calibration,
        @Nullable Borrowed borrowed) {

    /** One row of quantiles per target, as if nothing were planned. */
    double[][] without() {
        double[][] rows = new double[horizon.targets()][levels.length];
        for (int g = 0; g < groups.size(); g++) {
            Speaker speaker = new Speaker(g);
            for (int target : groups.get(g).targets()) {
                speaker.speak(horizon.from(target), horizon.to(target), rows[target]);
            }
        }
        nest(rows);
        return rows;
    }

    /**
     * Puts what is planned into the rows of the targets that it touches. Of a span that an event covers in part each part is
     * asked by itself, and the largest of the parts' quantiles is the span's: as if demand were high or low in all of it
     * together.
     */
    void plan(PlannedLoad planned, double[][] rows) {
        if (!planned.changes(0, horizon.length())) {
            return;
        }
        for (int g = 0; g < groups.size(); g++) {
            Speaker speaker = new Speaker(g);
            for (int target : groups.get(g).targets()) {
                if (planned.changes(horizon.from(target), horizon.to(target))) {
                    plan(planned, speaker, target, rows[target]);
                }
            }
        }
        nest(rows);
    }

    private void plan(PlannedLoad planned, Speaker speaker, int target, double[] row) {
        double[] piece = new double[row.length];
        Arrays.fill(row, 0);
        int from = horizon.from(target);
        while (from < horizon.to(target)) {
            int to = planned.endOfPiece(from, horizon.to(target));
            speaker.speak(from, to, piece);
            for (int i = 0; i < row.length; i++) {
                row[i] = Math.max(row[i], planned.with(from, piece[i]));
            }
            from = to;
        }
    }

    /** The maximum over a longer window is never below that over a shorter one with the same start. */
    private void nest(double[][] rows) {
        for (int target = horizon.steps(); target < horizon.steps() + horizon.windows(); target++) {
            boolean longerThanBefore =
                    horizon.from(target) == horizon.from(target - 1) && horizon.to(target) > horizon.to(target - 1);
            double[] atLeast = longerThanBefore ? rows[target - 1] : rows[horizon.from(target)];
            for (int i = 0; i < levels.length; i++) {
                rows[target][i] = Math.max(rows[target][i], atLeast[i]);
            }
        }
    }

    /** Without errors to speak from: from the last value at the lowest level to twice that at the highest. */
    private void wide(double[] row) {
        double low = levels[0];
        double span = levels[levels.length - 1] - low;
        for (int i = 0; i < row.length; i++) {
            row[i] = history.last() * (1 + (span == 0 ? 1 : (levels[i] - low) / span));
        }
    }

    /** Speaks for any span in the voice of one group of targets. */
    private final class Speaker {

        private final int group;
        private final @Nullable Mixture mixture;
        private final Map<Integer, Mixture.Speech> byLength = new HashMap<>();

        Speaker(int group) {
            this.group = group;
            this.mixture = mixtures.get(group);
        }

        void speak(int from, int to, double[] row) {
            if (mixture != null) {
                byLength.computeIfAbsent(to - from, length -> mixture.new Speech(history, levels))
                        .speak(from + 1, to + 1, row);
            } else if (borrowed == null) {
                wide(row);
                return;
            }
            if (borrowed != null) {
                borrowed.blend(mixture == null ? 1 : borrowed.weight(), group, from, to, row);
            }
            calibration.apply(group, row);
        }
    }
}
