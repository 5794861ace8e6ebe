package io.headroom.allocator.allocation;

import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.AllocationCommand.Kind;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A command on a VM: {@code aCommand(vm).inPool("pool").onHost("host").cores(4).generation(1)}. */
public record CommandFixture(
        VmRef vm,
        String pool,
        String host,
        Kind kind,
        long millicores,
        long memoryMib,
        @Nullable String targetHost,
        Duration patience) {

    /** An APPLY of 2 cores and 4 GiB that has 30 s. */
    public static CommandFixture aCommand(VmRef vm) {
        return new CommandFixture(vm, "pool-1", "host-1", Kind.APPLY, 2_000, 4_096, null, Duration.ofSeconds(30));
    }

    public CommandFixture inPool(String id) {
        return new CommandFixture(vm, id, host, kind, millicores, memoryMib, targetHost, patience);
    }

    public CommandFixture onHost(String id) {
        return new CommandFixture(vm, pool, id, kind, millicores, memoryMib, targetHost, patience);
    }

    public CommandFixture cores(long cores) {
        return new CommandFixture(vm, pool, host, kind, cores * 1_000, memoryMib, targetHost, patience);
    }

    public CommandFixture memory(long mib) {
        return new CommandFixture(vm, pool, host, kind, millicores, mib, targetHost, patience);
    }

    public CommandFixture within(Duration time) {
        return new CommandFixture(vm, pool, host, kind, millicores, memoryMib, targetHost, time);
    }

    public CommandFixture removing() {
        return new CommandFixture(vm, pool, host, Kind.REMOVE_VM, millicores, memoryMib, targetHost, patience);
    }

    public CommandFixture movingTo(String id) {
        return new CommandFixture(vm, pool, host, Kind.MIGRATE, millicores, memoryMib, id, patience);
    }

    public Target target() {
        return new Target(
                new ResourceAmounts(millicores, memoryMib, 51_200, 31_250),
                new Enforcement(200, 1_024, 0, 125_000, 100, 0, 0));
    }

    /** The command itself, issued now. */
    public AllocationCommand generation(long generation) {
        Instant now = Instant.now();
        return new AllocationCommand(
                UUID.randomUUID().toString(),
                "decision-" + generation,
                vm.tenantId(),
                pool,
                host,
                vm.vmId(),
                generation,
                generation,
                kind,
                kind == Kind.APPLY ? target() : null,
                targetHost,
                now,
                now.plus(patience));
    }
}
