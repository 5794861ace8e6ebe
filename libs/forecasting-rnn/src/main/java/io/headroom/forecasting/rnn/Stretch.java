package io.headroom.forecasting.rnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The steps of a series that windows may be drawn from.
 *
 * @param from the first
 * @param to after the last
 */
record Stretch(Past past, int from, int to) {

    /**
     * The steps of each series whose targets all end before a moment of the group.
     *
     * @param day a window should have that much past, or half the series where that is less
     * @param ahead how far the targets reach
     */
    static List<Stretch> until(List<Past> pasts, long moment, int day, int ahead) {
        List<Stretch> all = new ArrayList<>();
        for (Past past : pasts) {
            int to = Math.min(past.size(), past.place(moment)) - ahead;
            add(all, past, Math.min(day, past.size() / 2), to);
        }
        return all;
    }

    /** The steps of each series from a moment on. */
    static List<Stretch> since(List<Past> pasts, long moment, int ahead) {
        List<Stretch> all = new ArrayList<>();
        for (Past past : pasts) {
            add(all, past, Math.max(1, past.place(moment)), past.size() - ahead);
        }
        return all;
    }

    private static void add(List<Stretch> all, Past past, int from, int to) {
        if (from < to) {
            all.add(new Stretch(past, from, to));
        }
    }

    int any(Random random) {
        return from + random.nextInt(to - from);
    }
}
