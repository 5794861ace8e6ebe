package io.headroom.allocator.reservation;

import io.headroom.contracts.ResourceAmounts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** One slot of a host's calendar as answered. */
record SlotView(
        @Schema(description = "Start of the step") Instant at,

        @Schema(description = "What may be granted at most") ResourceAmounts sellable,

        @Schema(description = "What the host has") ResourceAmounts physical,

        @Schema(description = "What is gone: reserved + active above sellable - lost is a deficit")
        ResourceAmounts lost,

        @Schema(description = "What tiers never take away") ResourceAmounts guaranteed,

        @Schema(description = "Set aside, guarantees beyond the hold among it")
        ResourceAmounts reserved,

        @Schema(description = "Held by VMs") ResourceAmounts active) {}
