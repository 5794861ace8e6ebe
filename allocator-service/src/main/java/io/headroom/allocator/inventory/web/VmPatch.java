package io.headroom.allocator.inventory.web;

import io.headroom.allocator.inventory.Placement;
import io.headroom.allocator.inventory.VmBounds;
import io.headroom.allocator.inventory.VmEntry;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import io.headroom.support.security.Caller;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What shall change of a VM; what is absent stays.
 *
 * @param hostId where it runs now, an operator's to say
 * @param group the empty string takes the VM out of its group
 */
@Schema(example = """
        {"mode": "SHADOW",
         "maximum": {"cpuMillicores": 2000, "memoryMib": 4096, "diskKibPerS": 51200, "networkKibPerS": 31250}}
        """)
record VmPatch(
        @Nullable @ValidId String hostId,

        @Nullable @Pattern(regexp = "|[A-Za-z0-9][A-Za-z0-9._:-]{0,127}", message = "must be a group's id or empty")
        String group,

        @Nullable ResourceAmounts size,
        @Nullable ResourceAmounts minimum,
        @Nullable ResourceAmounts maximum,
        VmChanged.@Nullable Mode mode) {

    void permittedTo(Caller caller) {
        Placement.permit(hostId, caller.operator());
    }

    VmEntry of(VmEntry vm) {
        VmBounds bounds = new VmBounds(or(size, vm.size()), or(minimum, vm.minimum()), or(maximum, vm.maximum()));
        return new VmEntry(
                vm.tenantId(),
                vm.vmId(),
                vm.poolId(),
                hostId == null ? vm.hostId() : hostId,
                group == null ? vm.groupId() : group.isEmpty() ? null : group,
                bounds.size(),
                bounds.minimum(),
                bounds.maximum(),
                or(mode, vm.mode()),
                vm.version(),
                vm.createdAt(),
                vm.changedAt());
    }

    private static <T> T or(@Nullable T wanted, T current) {
        return wanted == null ? current : wanted;
    }
}
