package io.headroom.sla.window;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaObjective;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a closed minute counts for one objective; a minute in which it could not be judged has none.
 *
 * @param good whether the promise was kept in it
 * @param total its weight: 1, or the requests of the minute
 * @param bad the part of the weight that counts against the objective
 * @param target what was promised
 * @param cause in UPPER_SNAKE why it is not good; null if it is
 * @param resource the resource that was short, where one was
 */
public record ObjectiveMinute(
        SlaObjective.Kind objective,
        Instant minuteAt,
        boolean good,
        double total,
        double bad,
        double target,
        @Nullable String cause,
        @Nullable Resource resource) {}
