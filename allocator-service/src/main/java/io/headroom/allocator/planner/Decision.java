package io.headroom.allocator.planner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headroom.contracts.VmChanged.Mode;
import io.headroom.contracts.VmRef;
import io.headroom.planning.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided about a VM, from what, and what was refused. */
record Decision(
        String decisionId,
        VmRef vm,
        String poolId,
        @Nullable String hostId,
        long step,
        Instant decidedAt,
        Cause cause,
        Mode mode,
        Outcome outcome,
        List<String> reasons,
        Details details) {

    /**
     * Inputs and result.
     *
     * @param tier null before the VM's tier is known
     * @param forecastVersion null without a forecast
     * @param forecastAge steps since the forecast's first one
     * @param lead steps
     * @param resources empty if nothing could be sized
     * @param reservationsMade set aside ahead by this decision
     * @param commandGeneration of the command it issued; null if it issued none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            @Nullable String tier,
            @Nullable Double shortageWeight,
            @Nullable Long forecastVersion,
            @Nullable Long forecastAge,
            int lead,
            List<ResourceDecision> resources,
            int reservationsMade,
            @Nullable Long commandGeneration) {}

    /**
     * One resource, in the unit of its allocation.
     *
     * @param before held before
     * @param wanted what the rule asked for, before rounding and bounds
     * @param target what it should be
     * @param decided what was decided
     * @param refused of the target
     * @param rule what the target came from
     * @param observed present use; null if unknown
     * @param model what made the forecast; null without one
     * @param fallback why a lower rung of the forecasts' ladder made it; null if the chosen model did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ResourceDecision(
            String resource,
            long before,
            double wanted,
            long target,
            long decided,
            long refused,
            String rule,
            @Nullable Double observed,
            @Nullable String model,
            @Nullable String fallback) {}
}
