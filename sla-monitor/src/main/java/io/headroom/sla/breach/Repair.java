package io.headroom.sla.breach;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the allocator decided about the VM since a breach's window began. */
record Repair(
        @Schema(description = "Whether the allocator could be asked")
        boolean available,

        @Schema(description = "Why not", example = "ALLOCATOR_UNAVAILABLE") @Nullable
        String reason,

        @Schema(description = "As answered by GET /api/v1/decisions")
        List<JsonNode> decisions) {

    static Repair of(List<JsonNode> decisions) {
        return new Repair(true, null, decisions);
    }

    static Repair unavailable() {
        return new Repair(false, "ALLOCATOR_UNAVAILABLE", List.of());
    }
}
