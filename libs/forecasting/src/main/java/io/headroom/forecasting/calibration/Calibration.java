package io.headroom.forecasting.calibration;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Follows one series: every group of targets has an offset per level that moves with each outcome of what was published
 * ({@link Tracker}), and the outcomes of single steps are counted. A step costs a constant time, whatever came before. Not
 * thread-safe.
 */
public final class Calibration {

    private final List<Tracker> trackers;
    private final Coverage coverage;
    private boolean learning = true;

    /**
     * One without offsets.
     *
     * @param groups the nearest target of each group
     * @param levels of the quantiles, rising, in 0..1
     */
    public Calibration(List<Span> groups, double[] levels) {
        double[] own = levels.clone();
        this.trackers = groups.stream().map(group -> new Tracker(group, own)).toList();
        this.coverage = new Coverage(levels.length);
    }

    /** From now on offsets stay as they are; outcomes are still counted. */
    public void freeze() {
        learning = false;
    }

    /** Moves a row of a group by what was learned: never negative, never falling. */
    public void apply(int group, double[] row) {
        trackers.get(group).apply(row);
    }

    /**
     * Notes what was published for a group's nearest target. Of several forecasts from the same step the first counts.
     *
     * @param step the first step of the forecast
     */
    public void published(int group, long step, double[] row) {
        trackers.get(group).published(step, row);
    }

    /** Holds what was published to the step that has just come. */
    public void came(long step, Outcomes outcomes) {
        for (Tracker tracker : trackers) {
            tracker.came(step, outcomes, learning, tracker.span().length() == 1 ? coverage : null);
        }
    }

    /** The share of single-step outcomes at or below each level as published, recent ones weighing more; NaN without any. */
    public double[] coverage() {
        return coverage.shares();
    }

    /** How many outcomes {@link #coverage()} comes from, older ones counting less. */
    public double outcomes() {
        return coverage.outcomes();
    }

    /**
     * Goes on from another of the same groups and levels, which stays as it is.
     *
     * @param shift by how much the same step's number is higher here
     */
    public void continues(Calibration other, long shift) {
        for (int group = 0; group < trackers.size(); group++) {
            trackers.get(group).continues(other.trackers.get(group), shift);
        }
        coverage.continues(other.coverage);
    }

    /** Writes what was learned; rows whose outcome is still to come are not part of it. */
    public void write(DataOutput out) throws IOException {
        coverage.write(out);
        for (Tracker tracker : trackers) {
            tracker.write(out);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is not that
     */
    public void read(DataInput in) throws IOException {
        coverage.read(in);
        for (Tracker tracker : trackers) {
            tracker.read(in);
        }
    }
}
