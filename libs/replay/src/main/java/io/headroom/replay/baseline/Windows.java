package io.headroom.replay.baseline;

/** Maxima over windows of steps. */
final class Windows {

    private Windows() {}

    /**
     * The maximum over each step and those before it, in time linear in the number of steps (a queue of falling values).
     *
     * @param window how many steps, itself among them
     */
    static double[] maxima(double[] values, int window) {
        double[] maxima = new double[values.length];
        int[] queue = new int[values.length];
        int head = 0;
        int tail = 0;
        for (int t = 0; t < values.length; t++) {
            while (tail > head && values[queue[tail - 1]] <= values[t]) {
                tail--;
            }
            queue[tail++] = t;
            if (queue[head] <= t - window) {
                head++;
            }
            maxima[t] = values[queue[head]];
        }
        return maxima;
    }

    /** The maximum from one step to another, both included, of the steps that exist; 0 if none does. */
    static double maximum(double[] values, int from, int to) {
        double maximum = 0;
        for (int t = Math.max(0, from); t <= Math.min(to, values.length - 1); t++) {
            maximum = Math.max(maximum, values[t]);
        }
        return maximum;
    }
}
