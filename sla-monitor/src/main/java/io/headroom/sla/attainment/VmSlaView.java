package io.headroom.sla.attainment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the promises to a VM stand. */
record VmSlaView(
        String tenantId,
        @Schema(example = "web-1") String vmId,

        @Schema(description = "Absent while no tier is known", example = "GOLD") @Nullable
        String tier,

        @Schema(description = "The worst of its objectives") SlaState state,

        @Schema(description = "The period of the objectives, in domain time", example = "PT720H")
        String period,

        @Schema(description = "Samples that came after their minute was closed, repeated ones among them")
        long lateSamples,

        List<ObjectiveView> objectives) {

    /** The worst of several states; an objective that cannot be judged does not outweigh one that is met. */
    static SlaState worst(List<ObjectiveView> objectives) {
        return objectives.stream()
                .map(ObjectiveView::state)
                .filter(state -> state != SlaState.UNKNOWN)
                .max(Comparator.naturalOrder())
                .orElse(SlaState.UNKNOWN);
    }
}
