package io.headroom.sla.attainment;

import io.headroom.contracts.SlaObjective;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One objective that is in force. */
record SloView(
        String tenantId,
        @Schema(example = "web-1") String vmId,
        @Schema(example = "GOLD") String tier,
        long tierVersion,
        SlaObjective.Kind objective,
        @Schema(example = "0.995") double target,
        @Nullable Double thresholdMs,
        @Schema(description = "From when it holds") Instant since) {}
