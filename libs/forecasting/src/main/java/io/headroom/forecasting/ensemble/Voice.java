package io.headroom.forecasting.ensemble;

import java.util.Arrays;
import java.util.Optional;

/** An expert with the errors it has made on a group of targets: it speaks for any of them, from any history. */
final class Voice {

    /** The largest sample that a long window is judged by: its quantiles move slowly. */
    private static final int SAMPLE = 256;

    private final Expert expert;
    private final double[] errors;
    private final double floor;

    /**
     * @param errors quantiles of the standardised errors by level; empty for an expert that needs none
     * @param floor of every spread but the constant one
     */
    Voice(Expert expert, double[] errors, double floor) {
        this.expert = expert;
        this.errors = errors;
        this.floor = floor;
    }

    Expert expert() {
        return expert;
    }

    double[] errors() {
        return errors;
    }

    double floor() {
        return floor;
    }

    /** The model of its own kind that it speaks by, if it does. */
    Optional<Walk> walk() {
        return expert instanceof Expert.Located located && located.centre() instanceof Walk walk
                ? Optional.of(walk)
                : Optional.empty();
    }

    /** Whether it says the same of all spans of one length. */
    boolean flat() {
        return !(expert instanceof Expert.Located located && !located.centre().flat());
    }

    /**
     * Fills one row of quantiles as seen from the last step of the history; not negative, never falling.
     *
     * @param from first step of the span, 1 for the step after the last one
     * @param to after the last step of the span
     */
    void speak(History history, int from, int to, double[] levels, double[] row) {
        int at = history.size() - 1;
        if (expert instanceof Expert.Located located) {
            double centre = located.centre().of(history, at, from, to);
            double spread = located.spread().of(history, at, centre, floor);
            for (int k = 0; k < row.length; k++) {
                row[k] = Math.max(0, centre + errors[k] * spread);
            }
        } else if (expert instanceof Expert.Recent recent) {
            double[] sorted = sample(history, recent.window(), to - from);
            for (int k = 0; k < row.length; k++) {
                row[k] = Views.quantile(sorted, sorted.length, levels[k]);
            }
        }
    }

    private static double[] sample(History history, int window, int length) {
        int spans = Math.max(1, Math.min(window, history.size() - history.oldest()) - length + 1);
        int every = (spans + SAMPLE - 1) / SAMPLE;
        double[] sample = new double[(spans + every - 1) / every];
        for (int i = 0; i < sample.length; i++) {
            int to = history.size() - i * every;
            sample[i] = history.maximum(Math.max(history.oldest(), to - length), to);
        }
        Arrays.sort(sample);
        return sample;
    }
}
