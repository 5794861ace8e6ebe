package io.headroom.forecasting.ensemble;

import java.util.Arrays;
import java.util.List;

/**
 * The voices that speak for a group of targets, with their weights at every level: quantiles are averaged level by level
 * (Ratcliff 1979; Lichtendahl, Grushka-Cockayne and Winkler 2013), so that a mixture of sharp voices stays sharp.
 */
final class Mixture {

    private final List<Voice> voices;
    private final double[][] weights;

    /** @param weights by voice and level, each level's summing to one */
    Mixture(List<Voice> voices, double[][] weights) {
        this.voices = List.copyOf(voices);
        this.weights = weights;
    }

    List<Voice> voices() {
        return voices;
    }

    /** The mean weight of a voice over the levels. */
    double weight(int voice) {
        return Arrays.stream(weights[voice]).average().orElse(0);
    }

    double[][] weights() {
        return weights;
    }

    /** Speaks for spans of equal length one after the other; what is the same for all of them is worked out once. */
    final class Speech {

        private final History history;
        private final double[] levels;
        private final double[][] said;
        private boolean begun;

        Speech(History history, double[] levels) {
            this.history = history;
            this.levels = levels;
            this.said = new double[voices.size()][levels.length];
        }

        /**
         * Fills one row of quantiles: not negative, never falling.
         *
         * @param from first step of the span, 1 for the step after the last one
         * @param to after the last step of the span
         */
        void speak(int from, int to, double[] row) {
            Arrays.fill(row, 0);
            for (int voice = 0; voice < said.length; voice++) {
                if (!begun || !voices.get(voice).flat()) {
                    voices.get(voice).speak(history, from, to, levels, said[voice]);
                }
                for (int k = 0; k < row.length; k++) {
                    row[k] += weights[voice][k] * said[voice][k];
                }
            }
            begun = true;
            for (int k = 1; k < row.length; k++) {
                row[k] = Math.max(row[k], row[k - 1]);
            }
        }
    }
}
