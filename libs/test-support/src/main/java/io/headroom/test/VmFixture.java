package io.headroom.test;

import io.headroom.contracts.Keys;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A registered VM: {@code aVm("vm-1").of("acme").onHost("host-1").changed()}. */
public final class VmFixture {

    private final String vmId;
    private String tenant = "acme";
    private String pool = "pool-1";
    private @Nullable String hostId;
    private @Nullable String group;
    private long version = 1;
    private VmChanged.Mode mode = VmChanged.Mode.ACT;
    private ResourceAmounts size = new ResourceAmounts(2_000, 4_096, 51_200, 31_250);

    private VmFixture(String vmId) {
        this.vmId = vmId;
    }

    /** A VM of 2 cores, 4 GiB, 50 MiB/s of storage and 250 Mbit/s of network, from a quarter to four times of that. */
    public static VmFixture aVm(String vmId) {
        return new VmFixture(vmId);
    }

    public VmFixture of(String owner) {
        tenant = owner;
        return this;
    }

    public VmFixture inPool(String id) {
        pool = id;
        return this;
    }

    public VmFixture onHost(String id) {
        hostId = id;
        return this;
    }

    public VmFixture inGroup(String id) {
        group = id;
        return this;
    }

    public VmFixture atVersion(long number) {
        version = number;
        return this;
    }

    public VmFixture observed() {
        mode = VmChanged.Mode.OBSERVE;
        return this;
    }

    public VmFixture sized(ResourceAmounts amounts) {
        size = amounts;
        return this;
    }

    /** Its Kafka key. */
    public String key() {
        return Keys.vm(tenant, vmId);
    }

    /** The record that tells of it. */
    public VmChanged changed() {
        return new VmChanged(
                tenant, vmId, version, pool, hostId, group, size, times(1, 4), times(4, 1), mode, Instant.now());
    }

    private ResourceAmounts times(long factor, long divisor) {
        return new ResourceAmounts(
                size.cpuMillicores() * factor / divisor,
                size.memoryMib() * factor / divisor,
                size.diskKibPerS() * factor / divisor,
                size.networkKibPerS() * factor / divisor);
    }
}
