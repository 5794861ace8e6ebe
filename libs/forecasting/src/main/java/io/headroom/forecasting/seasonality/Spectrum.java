package io.headroom.forecasting.seasonality;

import io.headroom.forecasting.numerics.Fft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The periodogram of a series under a Hann window: how much of it moves at each frequency. */
final class Spectrum {

    private final double[] power;
    private final int size;

    private Spectrum(double[] power, int size) {
        this.power = power;
        this.size = size;
    }

    /** Of values about 0. */
    static Spectrum of(double[] values) {
        int n = values.length;
        Fft fft = new Fft(2 * n);
        double[] real = new double[fft.size()];
        double[] imaginary = new double[fft.size()];
        for (int t = 0; t < n; t++) {
            real[t] = values[t] * (0.5 - 0.5 * Math.cos(2 * Math.PI * (t + 0.5) / n));
        }
        fft.transform(real, imaginary);
        double[] power = new double[fft.size() / 2 + 1];
        for (int k = 0; k < power.length; k++) {
            power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
        }
        return new Spectrum(power, fft.size());
    }

    /** The frequencies, in cycles per step, of the highest peaks, highest first. */
    List<Double> highest(int count) {
        List<Integer> peaks = new ArrayList<>();
        for (int k = 2; k + 1 < power.length; k++) {
            if (power[k] > power[k - 1] && power[k] >= power[k + 1]) {
                peaks.add(k);
            }
        }
        peaks.sort(Comparator.comparingDouble(k -> -power[k]));
        return peaks.stream().limit(count).map(k -> (double) k / size).toList();
    }
}
