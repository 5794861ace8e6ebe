package io.headroom.forecasting.ensemble;

import java.util.Arrays;
import java.util.List;

/**
 * The voices that speak for a group of targets, with their weights at every level: quantiles are averaged level by level
 * (Ratcliff 1979; Lichtendahl, Grushka-Cockayne and Winkler 2013), so that a mixture of sharp voices stays sharp.
 */
final class Mixture {

    private final List<Voice> voices;
    private final byte[][] chosen;
    private final byte[] choices;

    /** @param chosen by voice and level, how often the voice was chosen */
    Mixture(List<Voice> voices, byte[][] chosen) {
        this.voices = List.copyOf(voices);
        this.chosen = chosen;
        this.choices = new byte[chosen[0].length];
        for (byte[] ofVoice : chosen) {
            for (int k = 0; k < choices.length; k++) {
                choices[k] += ofVoice[k];
            }
        }
    }

    List<Voice> voices() {
        return voices;
    }

    /** The mean weight of a voice over the levels. */
    double weight(int voice) {
        double sum = 0;
        for (int k = 0; k < choices.length; k++) {
            sum += weight(voice, k);
        }
        return sum / choices.length;
    }

    private double weight(int voice, int level) {
        return (double) chosen[voice][level] / choices[level];
    }

    /** By voice and level, how often the voice was chosen. */
    byte[][] chosen() {
        return chosen;
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
                    row[k] += weight(voice, k) * said[voice][k];
                }
            }
            begun = true;
            for (int k = 1; k < row.length; k++) {
                row[k] = Math.max(row[k], row[k - 1]);
            }
        }
    }
}
