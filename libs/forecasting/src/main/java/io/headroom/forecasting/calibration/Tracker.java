package io.headroom.forecasting.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of one group of targets, by level, with the forecasts whose outcome is still to come. After each outcome y of a
 * row that was published with the quantiles q, the offset of level p moves by
 *
 * <pre>
 * theta(p) = theta(p) + RATE / sqrt(1 + d) (1{y > q(p)} - (1 - p))
 * </pre>
 *
 * the adaptive conformal rule of Gibbs and Candes (2021) in the form of quantile tracking (Angelopoulos, Candes and
 * Tibshirani, 2023): where the offset stays within its bounds, the share of outcomes above q(p) goes to 1 - p whatever the
 * series does; d is how many outcomes late the answer comes (Joulani, Gyorgy and Szepesvari, 2013). Offsets are multiples of
 * the row's own width, so that they hold at any size of demand, and are bounded.
 */
final class Tracker {

    /** Steps of an offset, in widths of the row. Smaller ones follow later, larger ones tremble more. */
    static final double RATE = 0.02;

    /** Where offsets stop: a quantile falls by one width at most and rises by four. */
    static final double LOWEST = -1;

    static final double HIGHEST = 4;

    /** How far an outcome may lie from a quantile and still count as equal to it; rows are kept as floats. */
    private static final double TIE = 1e-6;

    private final Span span;
    private final double rate;
    private final double[] levels;
    private final double[] offsets;
    /** Begins small: most groups wait for a row or two, and a fleet has a million trackers. */
    private final Deque<Pending> pending = new ArrayDeque<>(1);

    Tracker(Span span, double[] levels) {
        this.span = span;
        this.rate = RATE / Math.sqrt(1 + (double) span.from() / span.length());
        this.levels = levels;
        this.offsets = new double[levels.length];
    }

    /** A row that was published and the step after which it is held to what came. */
    private record Pending(long due, float[] row) {}

    Span span() {
        return span;
    }

    /** Moves a row by the offsets: never negative, never falling. One without width stays as it is. */
    void apply(double[] row) {
        double[] raw = row.clone();
        double least = width(raw);
        for (int k = 0; k < row.length; k++) {
            row[k] = Math.max(0, raw[k] + offsets[k] * Math.max(least, raw[k] - raw[0]));
            row[k] = k > 0 ? Math.max(row[k], row[k - 1]) : row[k];
        }
    }

    /** From the lowest level to that nearest to 0.9: the far tail is too uncertain to measure by. */
    private double width(double[] row) {
        int upper = 0;
        for (int k = 1; k < levels.length; k++) {
            upper = Math.abs(levels[k] - 0.9) < Math.abs(levels[upper] - 0.9) ? k : upper;
        }
        return row[upper] - row[0];
    }

    /**
     * Notes what was published for the group's nearest target; spans that overlap would only say the same again.
     *
     * @param step the first step of the forecast
     */
    void published(long step, double[] row) {
        if (step % span.length() == 0) {
            long due = step + span.from() + span.length() - 1;
            if (pending.isEmpty() || pending.getLast().due < due) {
                float[] kept = new float[row.length];
                for (int k = 0; k < kept.length; k++) {
                    kept[k] = (float) row[k];
                }
                pending.add(new Pending(due, kept));
            }
        }
    }

    /**
     * Holds what was published to the step that has come.
     *
     * @param step its number
     * @param outcomes what came
     * @param learning whether offsets may move
     * @param coverage counts what came; null if the group does not count
     */
    void came(long step, Outcomes outcomes, boolean learning, @Nullable Coverage coverage) {
        while (!pending.isEmpty() && pending.getFirst().due <= step) {
            Pending one = pending.removeFirst();
            if (one.due == step) {
                hold(one.row, outcomes.largest(span.length()), outcomes.censored(span.length()), learning, coverage);
            }
        }
    }

    private void hold(float[] row, double outcome, boolean censored, boolean learning, @Nullable Coverage coverage) {
        // Of demand that was at least this, it is only known that it lies above what it exceeds.
        if (Double.isNaN(outcome) || censored && outcome <= row[row.length - 1]) {
            return;
        }
        boolean[] covered = new boolean[row.length];
        for (int k = 0; k < row.length; k++) {
            boolean tie = Math.abs(outcome - row[k]) <= TIE * Math.abs(row[k]);
            covered[k] = tie || outcome < row[k];
            if (learning && !tie && row[row.length - 1] > row[0]) {
                double moved = offsets[k] + rate * ((covered[k] ? 0 : 1) - (1 - levels[k]));
                offsets[k] = Math.max(LOWEST, Math.min(HIGHEST, moved));
            }
        }
        if (coverage != null) {
            coverage.count(covered);
        }
    }

    /** Takes the offsets of another, and its pending rows, which were numbered so much lower. */
    void continues(Tracker other, long shift) {
        System.arraycopy(other.offsets, 0, offsets, 0, offsets.length);
        pending.clear();
        other.pending.forEach(one -> pending.add(new Pending(one.due + shift, one.row)));
    }

    void write(DataOutput out) throws IOException {
        for (double offset : offsets) {
            out.writeFloat((float) offset);
        }
    }

    void read(DataInput in) throws IOException {
        for (int k = 0; k < offsets.length; k++) {
            double offset = in.readFloat();
            if (!(offset >= LOWEST && offset <= HIGHEST)) {
                throw new IOException("an offset of " + offset);
            }
            offsets[k] = offset;
        }
    }
}
