package io.headroom.allocator.provider;

import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.Keys;
import io.headroom.contracts.VmRef;
import org.jspecify.annotations.Nullable;

/** What the commands of one line of generations are about: a VM, or a host. */
final class Subject {

    private Subject() {}

    static String of(AllocationCommand command) {
        VmRef vm = vm(command);
        return vm == null ? "host/" + command.hostId() : of(vm);
    }

    static String of(VmRef vm) {
        return Keys.vm(vm.tenantId(), vm.vmId());
    }

    /** The VM that a command is about; null for a command on a host. */
    static @Nullable VmRef vm(AllocationCommand command) {
        String tenantId = command.tenantId();
        String vmId = command.vmId();
        return tenantId == null || vmId == null ? null : new VmRef(tenantId, vmId);
    }
}
