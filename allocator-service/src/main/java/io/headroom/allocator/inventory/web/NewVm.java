package io.headroom.allocator.inventory.web;

import io.headroom.allocator.inventory.Placement;
import io.headroom.allocator.inventory.VmBounds;
import io.headroom.allocator.inventory.VmRequest;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import io.headroom.support.security.Caller;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A VM to register.
 *
 * @param hostId where it runs already, an operator's to say; absent leaves the place to the planner
 * @param size nominal, the base of the memory guarantee
 * @param minimum the owner's lower bound; a quarter of the size if absent
 * @param maximum the owner's upper bound; four times the size if absent
 * @param mode the group's, or ACT without a group, if absent
 */
@Schema(example = """
        {"vmId": "web-1", "pool": "pool-a",
         "size": {"cpuMillicores": 2000, "memoryMib": 4096, "diskKibPerS": 51200, "networkKibPerS": 31250},
         "mode": "ACT"}
        """)
record NewVm(
        @NotNull @ValidId String vmId,
        @NotNull @ValidId String pool,
        @Nullable @ValidId String hostId,
        @Nullable @ValidId String group,
        @NotNull ResourceAmounts size,
        @Nullable ResourceAmounts minimum,
        @Nullable ResourceAmounts maximum,
        VmChanged.@Nullable Mode mode) {

    VmRequest by(Caller caller) {
        Placement.permit(hostId, caller.operator());
        return new VmRequest(vmId, pool, hostId, group, VmBounds.of(size, minimum, maximum), mode);
    }
}
