package io.headroom.forecasting.seasonality;

import java.util.HashSet;
import java.util.Set;

/**
 * Seasons as pairs of waves {@code sin(2 pi k t / m), cos(2 pi k t / m)} with k = 1, 2, ... for each period m, in the order
 * of R's {@code fourier}: waves that an earlier period has already, and sines that are 0 at every step, are left out. The
 * first step of a series is t = 1.
 */
public final class Fourier {

    private final int columns;
    private final int[] period;
    private final int[] harmonic;
    private final boolean[] cosine;
    private final double[][] sines;

    /**
     * @param periods in steps, at least 2
     * @param harmonics how many waves of each period, at most half of it
     */
    public Fourier(int[] periods, int[] harmonics) {
        int most = 0;
        for (int i = 0; i < periods.length; i++) {
            if (periods[i] < 2 || harmonics[i] < 0 || 2 * harmonics[i] > periods[i]) {
                throw new IllegalArgumentException(
                        harmonics[i] + " waves of period " + periods[i] + ": at most half the period");
            }
            most += 2 * harmonics[i];
        }
        period = new int[most];
        harmonic = new int[most];
        cosine = new boolean[most];
        sines = new double[periods.length][];
        Set<Double> seen = new HashSet<>();
        int count = 0;
        for (int i = 0; i < periods.length; i++) {
            sines[i] = new double[periods[i]];
            for (int t = 0; t < periods[i]; t++) {
                sines[i][t] = Math.sin(2 * Math.PI * t / periods[i]);
            }
            for (int k = 1; k <= harmonics[i]; k++) {
                if (seen.add((double) k / periods[i])) {
                    for (int part = 2 * k == periods[i] ? 1 : 0; part < 2; part++) {
                        period[count] = i;
                        harmonic[count] = k;
                        cosine[count++] = part == 1;
                    }
                }
            }
        }
        columns = count;
    }

    public int columns() {
        return columns;
    }

    /**
     * Writes the waves of a step.
     *
     * @param step 0 for the first of the series
     * @param into from {@code offset} on
     */
    public void row(long step, double[] into, int offset) {
        for (int i = 0; i < columns; i++) {
            double[] table = sines[period[i]];
            int m = table.length;
            long phase = (step + 1) % m * harmonic[i] % m;
            into[offset + i] = cosine[i] ? cosineOf(table, (int) phase) : table[(int) phase];
        }
    }

    /** The sine a quarter later; computed where a quarter is no whole number of steps. */
    private static double cosineOf(double[] table, int phase) {
        int m = table.length;
        return m % 4 == 0 ? table[(phase + m / 4) % m] : Math.cos(2 * Math.PI * phase / m);
    }
}
