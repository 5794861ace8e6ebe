package io.headroom.allocator.planner;

import io.headroom.planning.Timing;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the planner works.
 *
 * @param hold steps that an amount is held at least
 * @param coolDown steps in which nothing shrinks after all of it was called for
 * @param changeCost what a change costs, in unit-steps
 * @param lease how long an instance that is gone keeps its pools from being planned (real time)
 * @param pause between two batches (real time)
 * @param commandDeadline how long a provider may take for a command (real time)
 */
@Validated
@ConfigurationProperties("headroom.planner")
record PlannerProperties(
        @DefaultValue("12") @Min(1) int hold,
        @DefaultValue("8") @Min(0) int coolDown,
        @DefaultValue("1") @Min(0) double changeCost,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("20ms") Duration pause,
        @DefaultValue("60s") Duration commandDeadline) {

    Timing timing(int leadSteps) {
        return new Timing(leadSteps, hold, coolDown, changeCost);
    }

    /** How long a statement of a plan may take: well within the lease. */
    Duration statementLimit() {
        return lease.dividedBy(3);
    }
}
