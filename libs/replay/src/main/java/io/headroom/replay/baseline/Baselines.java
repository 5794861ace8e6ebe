package io.headroom.replay.baseline;

import io.headroom.replay.FeedbackPolicy;
import io.headroom.replay.Policy;
import java.util.List;

/** All baselines, in the order of a report. */
public final class Baselines {

    private static final int HOUR = 12;
    private static final int DAY = 24 * HOUR;

    private Baselines() {}

    /** Every baseline once. */
    public static List<Policy> all() {
        return List.of(
                new StaticPercentile(),
                new LastValue(),
                new MaxOfLastHour(),
                new SlidingMaximum("max_24h", DAY),
                new SlidingMaximum("max_7d", 7 * DAY),
                SameTimeBefore.yesterday(),
                SameTimeBefore.lastWeek(),
                new Hpa(1),
                new Hpa(2),
                new Hpa(HOUR + 1),
                new Vpa(),
                new Autopilot(),
                new ErrorQuantile("seasonal_naive_q", true),
                new ErrorQuantile("persistence_q", false),
                new HindsightStatic(),
                new HindsightBlock());
    }

    /** The baselines that act on what they see, shown only what their own allocation let through. */
    public static List<Policy> censored() {
        return all().stream()
                .filter(FeedbackPolicy.class::isInstance)
                .map(policy -> ((FeedbackPolicy) policy).censored())
                .toList();
    }
}
