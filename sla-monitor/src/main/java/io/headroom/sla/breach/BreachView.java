package io.headroom.sla.breach;

import io.headroom.contracts.Resource;
import io.headroom.contracts.SlaBreachOpened.Severity;
import io.headroom.contracts.SlaObjective;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A breach in short. */
record BreachView(
        @Schema(example = "6f1c1c0e-3c5d-5d7e-9a57-0b6f7c1d2e3f")
        String breachId,

        String tenantId,
        @Schema(example = "web-1") String vmId,
        @Schema(example = "GOLD") String tier,
        SlaObjective.Kind objective,
        BreachState state,
        Severity severity,

        @Schema(description = "Which resource or signal", example = "CPU_AT_LIMIT")
        String cause,

        @Schema(description = "The resource that was short, where one was") @Nullable
        Resource resource,

        @Schema(description = "Start of the first minute that broke the promise")
        Instant windowFrom,

        Instant windowTo,

        @Schema(description = "Share of good minutes in the window, or the ratio of failed requests", example = "0.4")
        double observed,

        @Schema(description = "What was promised over the period", example = "0.995")
        double target,

        @Schema(description = "When it was found") Instant openedAt,

        @Schema(description = "End of the minute that ended it") @Nullable
        Instant resolvedAt,

        @Nullable Resolution resolution) {

    static BreachView of(Breach breach) {
        return new BreachView(
                breach.id().toString(),
                breach.vm().tenantId(),
                breach.vm().vmId(),
                breach.tier(),
                breach.objective(),
                breach.isOpen() ? BreachState.OPEN : BreachState.RESOLVED,
                breach.severity(),
                breach.cause(),
                breach.resource(),
                breach.windowFrom(),
                breach.windowTo(),
                breach.observed(),
                breach.target(),
                breach.openedAt(),
                breach.resolvedAt(),
                breach.resolution());
    }
}
