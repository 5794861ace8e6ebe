package io.headroom.forecasting.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The share of recent outcomes at or below each published level; an outcome's weight halves every {@link #HALF_LIFE}. */
final class Coverage {

    /** In outcomes: five of them a step, so about four days of five-minute steps. */
    static final double HALF_LIFE = 5_760;

    private static final double DECAY = Math.pow(2, -1 / HALF_LIFE);

    private final double[] covered;
    private double outcomes;

    Coverage(int levels) {
        this.covered = new double[levels];
    }

    void count(boolean[] at) {
        outcomes = DECAY * outcomes + 1;
        for (int k = 0; k < covered.length; k++) {
            covered[k] = DECAY * covered[k] + (at[k] ? 1 : 0);
        }
    }

    /** How many outcomes it comes from, older ones counting less. */
    double outcomes() {
        return outcomes;
    }

    double[] shares() {
        double[] shares = new double[covered.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = outcomes == 0 ? Double.NaN : covered[k] / outcomes;
        }
        return shares;
    }

    void continues(Coverage other) {
        System.arraycopy(other.covered, 0, covered, 0, covered.length);
        outcomes = other.outcomes;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(outcomes);
        for (double one : covered) {
            out.writeDouble(one);
        }
    }

    void read(DataInput in) throws IOException {
        outcomes = in.readDouble();
        for (int k = 0; k < covered.length; k++) {
            covered[k] = in.readDouble();
            if (!(covered[k] >= 0 && covered[k] <= outcomes && Double.isFinite(outcomes))) {
                throw new IOException(covered[k] + " of " + outcomes + " outcomes covered");
            }
        }
    }
}
