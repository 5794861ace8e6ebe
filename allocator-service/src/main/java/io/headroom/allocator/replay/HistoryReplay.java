package io.headroom.allocator.replay;

import io.headroom.replay.Resource;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay of the stored history of a tenant's VMs.
 *
 * @param vmIds registered VMs
 * @param from start; 28 days (domain time) before the end unless stated
 * @param to end; now unless stated
 * @param resource whose demand; CPU unless stated
 * @param lead how many steps of five minutes an allocation takes; 1 unless stated
 * @param policies names of docs/replay.md; all unless stated
 */
record HistoryReplay(
        @NotEmpty List<@NotNull @ValidId String> vmIds,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Resource resource,

        @Schema(minimum = "0", maximum = "288") @Min(0) @Max(288) @Nullable
        Integer lead,

        @Size(max = 100) @Nullable List<@NotNull String> policies) {

    static final String EXAMPLE = """
            {"vmIds": ["web-1", "web-2"], "from": "2026-03-02T00:00:00Z", "to": "2026-03-30T00:00:00Z", "resource": "CPU",
             "lead": 1, "policies": ["headroom", "vpa", "max_1h"]}
            """;

    Resource resourceOrDefault() {
        return resource == null ? Resource.CPU : resource;
    }

    ReplayTerms terms() {
        return ReplayTerms.of(resourceOrDefault(), lead == null ? 1 : lead, policies == null ? List.of() : policies);
    }
}
