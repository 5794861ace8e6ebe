package io.headroom.forecasting.rnn;

import io.headroom.forecasting.group.GroupTask;

/**
 * What a net is told about a series as seen from one step: the sequence of its last steps, figures of its longer past, and for
 * each target when it is and what was at times like it. Everything in the units of a {@link Scale}.
 */
final class Inputs {

    private static final int DAYS = 14;
    private static final int LONGEST_SEQUENCE = 48;
    private static final int SHORTEST_SEQUENCE = 24;
    private static final int PROFILE_DAYS = 5;
    private static final int SAMPLE = 400;
    private static final double[] SHAPE = {0, 0.25, 0.5, 0.75, 0.9, 0.97, 1};

    /** Figures per step of the sequence, of the longer past, per target, and values to begin from per target. */
    static final int PER_STEP = 7;

    static final int FIXED = 4 * 7 + 8;
    static final int PER_TARGET = 21;
    static final int ANCHORS = 7;

    private final int day;
    private final int hour;
    private final int sequence;

    Inputs(GroupTask task) {
        this.day = task.day();
        this.hour = Math.max(1, day / 24);
        this.sequence = Math.max(SHORTEST_SEQUENCE, Math.min(LONGEST_SEQUENCE, day / 6));
    }

    /** How many steps the sequence has. */
    int sequence() {
        return sequence;
    }

    /** How many steps are looked back on. */
    int reach() {
        return DAYS * day;
    }

    Scale scale(Past past, int at) {
        return Scale.of(past, at, reach(), 3 * hour);
    }

    /** The last steps, oldest first; one before the series began is missing. */
    void sequence(Past past, int at, Scale scale, float[] into, int offset) {
        Row row = new Row(into, offset);
        for (int i = at - sequence + 1; i <= at; i++) {
            int known = Math.max(0, i);
            row.put(scale.in(past.get(known)));
            row.put(known == 0 ? 0 : scale.in(scale.centre() + past.get(known) - past.get(known - 1)));
            row.put(i < 0 || past.isMissing(i) ? 1 : 0);
            row.put(past.isCensored(known) ? 1 : 0);
            row.waves(Math.floorMod(past.step(at) - at + i, (long) day), day, 1);
            row.put(Math.floorMod(past.step(at) - at + i, (long) hour) / (double) hour);
        }
    }

    /** The distributions of the last hour, six hours, day and two weeks, how much it moves, and where 0 lies. */
    void fixed(Past past, int at, Scale scale, float[] into, int offset) {
        Row row = new Row(into, offset);
        for (int window : new int[] {hour, 6 * hour, day, reach()}) {
            double[] sorted = past.sorted(at, window, SAMPLE);
            for (double level : SHAPE) {
                row.put(scale.in(Scale.quantile(sorted, level)));
            }
        }
        for (int window : new int[] {hour, 6 * hour, day}) {
            row.put(Math.log(past.change(at, window, 1) / scale.spread() + 1e-3));
        }
        row.put(Math.log(past.change(at, 6 * hour, hour) / scale.spread() + 1e-3));
        row.put(Math.log(past.change(at, 6 * hour, day) / scale.spread() + 1e-3));
        row.put(scale.in(0));
        row.put(past.sortedChanges(at, day, SAMPLE).length / (double) SAMPLE);
        row.put(Math.min(1, (double) at / reach()));
    }

    /**
     * One target: its place in time, and values to begin from.
     *
     * @param from first step of its span, 1 for the step after {@code at}
     * @param to after its last step
     */
    void target(Past past, int at, Scale scale, int from, int to, Row told, Row anchors) {
        int length = to - from;
        double middle = Math.floorMod(past.step(at) + (from + to - 1) / 2, (long) 7 * day);
        told.put(Math.log(from) / 3).put(Math.log(length) / 3).put((double) from / day);
        told.waves(middle, day, 3).waves(middle, 7.0 * day, 1).waves(middle, hour, 1);
        double last = scale.in(past.maximum(at - length + 1, at + 1));
        double[] hours = before(past, at, scale, from, to, hour, 3);
        double[] days = before(past, at, scale, from, to, day, PROFILE_DAYS);
        double[] week = before(past, at, scale, from, to, 7 * day, 1);
        double recent = scale.in(past.mean(at, hour));
        told.put(known(days))
                .put(known(week))
                .put(hours[0])
                .put(greatest(hours))
                .put(days[0]);
        told.put(greatest(days)).put(week[0]).put(around(past, at, scale, from, to));
        anchors.put(last)
                .put(recent)
                .put(middle(hours, last))
                .put(or(days[0], last))
                .put(middle(days, last));
        anchors.put(or(week[0], or(days[0], last))).put(0);
    }

    /** The largest value in the same span whole periods before, the latest first; NaN where the series had not begun. */
    private static double[] before(Past past, int at, Scale scale, int from, int to, int period, int most) {
        double[] values = new double[most];
        int back = (to - 2) / period + 1;
        for (int i = 0; i < most; i++) {
            int start = at + from - (back + i) * period;
            values[i] = start < 0 ? Double.NaN : scale.in(past.maximum(start, start + to - from));
        }
        return values;
    }

    /** The largest value around the same span the day before. */
    private double around(Past past, int at, Scale scale, int from, int to) {
        int start = at + from - ((to - 2) / day + 1) * day;
        return start < 0
                ? Double.NaN
                : scale.in(past.maximum(start - hour / 2, Math.min(at + 1, start + to - from + hour / 2)));
    }

    private static double known(double[] values) {
        int known = 0;
        for (double value : values) {
            known += Double.isNaN(value) ? 0 : 1;
        }
        return (double) known / values.length;
    }

    private static double greatest(double[] values) {
        double greatest = Double.NaN;
        for (double value : values) {
            greatest = Double.isNaN(greatest) || value > greatest ? value : greatest;
        }
        return greatest;
    }

    /** The mean of those that are known. */
    private static double middle(double[] values, double otherwise) {
        double sum = 0;
        int known = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return known == 0 ? otherwise : sum / known;
    }

    private static double or(double value, double otherwise) {
        return Double.isNaN(value) ? otherwise : value;
    }
}
