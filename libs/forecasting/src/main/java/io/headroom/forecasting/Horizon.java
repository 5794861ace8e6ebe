package io.headroom.forecasting;

import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a forecast: a list of targets, each the largest demand over a span of coming steps. A single step is a
 * span of one; so marginals, window maxima and block maxima are one and the same kind.
 */
public final class Horizon {

    private final int steps;
    private final int windows;
    private final int[] from;
    private final int[] to;

    private Horizon(int steps, int windows, List<int[]> spans) {
        this.steps = steps;
        this.windows = windows;
        this.from = spans.stream().mapToInt(span -> span[0]).toArray();
        this.to = spans.stream().mapToInt(span -> span[1]).toArray();
    }

    /**
     * Single steps, then from each of them windows of several lengths, then blocks that follow the single steps.
     *
     * @param steps number of single steps and of window starts, and length of a block
     * @param windowLengths rising
     * @param blocks number of blocks
     */
    public static Horizon of(int steps, int[] windowLengths, int blocks) {
        List<int[]> spans = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            spans.add(new int[] {step, step + 1});
        }
        for (int start = 0; start < steps; start++) {
            for (int length : windowLengths) {
                spans.add(new int[] {start, start + length});
            }
        }
        for (int block = 1; block <= blocks; block++) {
            spans.add(new int[] {block * steps, (block + 1) * steps});
        }
        return new Horizon(steps, steps * windowLengths.length, spans);
    }

    /** Number of targets: steps, then windows by start and length, then blocks. */
    public int targets() {
        return from.length;
    }

    /** Number of single steps. */
    public int steps() {
        return steps;
    }

    /** Number of windows. */
    public int windows() {
        return windows;
    }

    /** First step of a target. */
    public int from(int target) {
        return from[target];
    }

    /** After the last step of a target. */
    public int to(int target) {
        return to[target];
    }

    /** How many steps ahead the farthest target reaches. */
    public int length() {
        int length = 0;
        for (int end : to) {
            length = Math.max(length, end);
        }
        return length;
    }
}
