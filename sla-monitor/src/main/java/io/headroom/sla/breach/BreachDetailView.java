package io.headroom.sla.breach;

import io.headroom.sla.terms.Allocation;
import io.headroom.sla.window.MinuteFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A breach with what shows it and what was done about it. */
record BreachDetailView(
        BreachView breach,

        @Schema(description = "What was measured in the window, beside what the VM had")
        List<MinuteFacts> evidence,

        @Schema(description = "What the VM effectively had since the window began, in its order")
        List<Allocation> allocations,

        Repair repair) {}
