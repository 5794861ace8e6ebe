package io.headroom.forecasting.numerics;

/** The fast Fourier transform of Cooley and Tukey (1965), radix 2, in place. */
public final class Fft {

    private final int size;
    private final double[] cosines;
    private final double[] sines;

    /** @param atLeast the transform has the next power of two at or above this */
    public Fft(int atLeast) {
        int power = 1;
        while (power < atLeast) {
            power *= 2;
        }
        size = power;
        cosines = new double[Math.max(1, size / 2)];
        sines = new double[Math.max(1, size / 2)];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    public int size() {
        return size;
    }

    /** Replaces the numbers by their transform {@code X(k) = sum x(t) exp(-2 pi i k t / size)}. */
    public void transform(double[] real, double[] imaginary) {
        sortByReversedBits(real, imaginary);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int low = start + k;
                    int high = low + half;
                    double c = cosines[k * stride];
                    double s = sines[k * stride];
                    double re = real[high] * c - imaginary[high] * s;
                    double im = real[high] * s + imaginary[high] * c;
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
            }
        }
    }

    private void sortByReversedBits(double[] real, double[] imaginary) {
        int reversed = 0;
        for (int i = 1; i < size; i++) {
            int bit = size >> 1;
            while ((reversed & bit) != 0) {
                reversed ^= bit;
                bit >>= 1;
            }
            reversed |= bit;
            if (i < reversed) {
                double re = real[i];
                real[i] = real[reversed];
                real[reversed] = re;
                double im = imaginary[i];
                imaginary[i] = imaginary[reversed];
                imaginary[reversed] = im;
            }
        }
    }
}
