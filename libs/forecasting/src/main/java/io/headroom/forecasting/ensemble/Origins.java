package io.headroom.forecasting.ensemble;

/** The steps of a history from which the held-back rest is looked forward to: equally far apart, all with enough past. */
final class Origins {

    /** About how many; more would say little more. */
    private static final int MOST = 700;

    /** Shortest past of the first origin in days, where the history is long. */
    private static final int DAYS = 2;

    private final int first;
    private final int stride;
    private final int count;

    /** @param day how many steps a day has */
    Origins(History history, int day) {
        int length = history.size() - history.oldest();
        this.first = history.oldest() + Math.min(DAYS * day, length / 2);
        int span = Math.max(0, history.size() - 1 - first);
        this.stride = stride(span);
        this.count = (span + stride - 1) / stride;
    }

    /** One that shares no factor with usual periods, so that origins visit every hour of the day. */
    private static int stride(int span) {
        int stride = Math.max(1, span / MOST);
        while (stride > 1 && (stride % 2 == 0 || stride % 3 == 0)) {
            stride++;
        }
        return stride;
    }

    int count() {
        return count;
    }

    /** The step of an origin: the last one that may be looked at there. */
    int at(int origin) {
        return first + origin * stride;
    }

    /** How many steps of past every origin has at least. */
    int past(History history) {
        return first - history.oldest() + 1;
    }
}
