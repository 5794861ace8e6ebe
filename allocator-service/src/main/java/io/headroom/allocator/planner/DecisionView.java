package io.headroom.allocator.planner;

import io.headroom.contracts.VmChanged.Mode;
import io.headroom.planning.Outcome;
import io.headroom.support.DomainTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision as answered. */
record DecisionView(
        @Schema(example = "dec-6b1f0c1e-8f0e-4a57-9a52-0d7c7f3e1a11")
        String decisionId,

        String tenantId,

        @Schema(example = "web-1") String vmId,

        String pool,

        @Nullable String hostId,

        @Schema(description = "Start of the step it was made in")
        Instant step,

        Instant decidedAt,

        Cause cause,

        Mode mode,

        Outcome outcome,

        @Schema(example = "[\"CPU:FORECAST\"]") List<String> reasons,

        Decision.Details details) {

    static DecisionView of(Decision decision, DomainTime time) {
        return new DecisionView(
                decision.decisionId(),
                decision.vm().tenantId(),
                decision.vm().vmId(),
                decision.poolId(),
                decision.hostId(),
                time.stepStart(decision.step()),
                decision.decidedAt(),
                decision.cause(),
                decision.mode(),
                decision.outcome(),
                decision.reasons(),
                decision.details());
    }
}
