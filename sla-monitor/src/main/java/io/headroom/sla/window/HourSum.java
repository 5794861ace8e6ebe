package io.headroom.sla.window;

import io.headroom.contracts.SlaObjective;
import java.time.Instant;

/** What the minutes of one hour add up to. */
record HourSum(int minutes, int badMinutes, double total, double bad) {

    static HourSum of(ObjectiveMinute minute) {
        return new HourSum(1, minute.good() ? 0 : 1, minute.total(), minute.bad());
    }

    HourSum plus(HourSum other) {
        return new HourSum(
                minutes + other.minutes, badMinutes + other.badMinutes, total + other.total, bad + other.bad);
    }

    /** Which hour of which objective. */
    record Key(SlaObjective.Kind objective, Instant hourAt) {}
}
