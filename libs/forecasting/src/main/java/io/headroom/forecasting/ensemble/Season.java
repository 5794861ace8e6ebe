package io.headroom.forecasting.ensemble;

/**
 * Centres that repeat what was a whole number of periods before a span. Where less than a period has passed since, the
 * latest one that lies wholly in the past counts.
 */
final class Season implements Centre {

    /** How a season speaks of a span. */
    enum Kind {
        /** What the last period showed: the seasonal naive forecast. */
        NAIVE,
        /** The last period's, moved by how much the present hour differs from the same hour then. */
        SHIFTED,
        /** The mean over up to seven periods, a single step smoothed over its two neighbours on each side. */
        PROFILE,
        /** The profile, approached from the last value: {@code p + 0.9^h (y(t) - p)}. */
        TOWARDS_PROFILE
    }

    private static final int PERIODS = 7;
    private static final int NEIGHBOURS = 2;
    private static final int RECENT = 12;
    private static final double DECAY = 0.9;

    private final Kind kind;
    private final int period;

    /** @param period in steps, at least 2 */
    Season(Kind kind, int period) {
        this.kind = kind;
        this.period = period;
    }

    @Override
    public String title() {
        return switch (kind) {
            case NAIVE -> "seasonal-naive(" + period + ")";
            case SHIFTED -> "shifted-season(" + period + ")";
            case PROFILE -> "profile(" + period + ")";
            case TOWARDS_PROFILE -> "towards-profile(" + period + ")";
        };
    }

    @Override
    public int reach() {
        return period + RECENT;
    }

    @Override
    public boolean flat() {
        return false;
    }

    @Override
    public double of(History history, int at, int from, int to) {
        return switch (kind) {
            case NAIVE -> before(history, at, from, to);
            case SHIFTED -> shifted(history, at, from, to);
            case PROFILE -> profile(history, at, from, to);
            case TOWARDS_PROFILE -> {
                double profile = profile(history, at, from, to);
                yield profile + Math.pow(DECAY, from) * (history.get(at) - profile);
            }
        };
    }

    /** How many steps back the latest copy of the span lies. */
    private int back(int to) {
        return (to - 1 + period - 1) / period * period;
    }

    private double before(History history, int at, int from, int to) {
        int shift = at - back(to);
        return history.maximum(shift + from, shift + to);
    }

    private double shifted(History history, int at, int from, int to) {
        double now = history.mean(at, RECENT);
        double then = history.mean(Math.max(history.oldest(), at - back(to)), RECENT);
        return Math.max(0, before(history, at, from, to) + now - then);
    }

    private double profile(History history, int at, int from, int to) {
        double sum = 0;
        int count = 0;
        int shift = at - back(to);
        for (int i = 0; i < PERIODS; i++, shift -= period) {
            if (shift + from - NEIGHBOURS < history.oldest()) {
                break;
            }
            sum += to - from == 1
                    ? history.mean(Math.min(at, shift + from + NEIGHBOURS), 2 * NEIGHBOURS + 1)
                    : history.maximum(shift + from, shift + to);
            count++;
        }
        return count == 0 ? before(history, at, from, to) : sum / count;
    }
}
