package io.headroom.forecasting.rnn;

/** Writes figures one after the other into an array, each finite and not beyond what a net can take. */
final class Row {

    private static final double FARTHEST = 20;

    private final float[] into;
    private int at;

    Row(float[] into, int at) {
        this.into = into;
        this.at = at;
    }

    Row put(double value) {
        into[at++] = (float) (Double.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, value)));
        return this;
    }

    /** The waves of a period at a step, {@code harmonics} of them. */
    Row waves(double step, double period, int harmonics) {
        for (int k = 1; k <= harmonics; k++) {
            double angle = 2 * Math.PI * k * (step % period) / period;
            put(Math.sin(angle)).put(Math.cos(angle));
        }
        return this;
    }

    int at() {
        return at;
    }
}
