package io.headroom.sla.gate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** Whether a deployment may go on, and if not, why not. */
record GateView(
        @Schema(description = "The VM or group asked about", example = "web")
        String subject,

        Verdict verdict,
        Instant since,
        Instant until,
        @Schema(description = "How many VMs were looked at") int vms,

        @Schema(description = "Why it fails; empty if it passes")
        List<Reason> reasons) {

    /** What a pipeline does next. */
    enum Verdict {
        PASS,
        FAIL
    }

    /** One thing that is wrong. */
    record Reason(
            @Schema(example = "BREACH") Code code,
            @Schema(example = "web-1") String vmId,

            @Schema(example = "RESOURCE_SATISFACTION since 2026-03-02T09:15:00Z: CPU_AT_LIMIT")
            String detail) {}

    /** What can be wrong. */
    enum Code {
        /** A breach was open at some time since. */
        BREACH,
        /** Since then less was kept than is promised. */
        OBJECTIVE_MISSED,
        /** Nothing could be judged since. */
        NO_DATA
    }
}
