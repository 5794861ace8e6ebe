package io.headroom.qos.assignment;

import io.headroom.contracts.QosAssigned.Source;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tier of one VM. The VM's own choice comes before its group's, that before the default; each change of the outcome is
 * a version. It outlives its VM, so that versions keep rising if the VM comes back.
 */
@Entity
@Table(name = "assignment")
class Assignment {

    @EmbeddedId
    private AssignmentId id;

    @Column(name = "group_id")
    private @Nullable String groupId;

    @Column(name = "inventory_version")
    private long inventoryVersion;

    @Column(name = "size_cpu_millicores")
    private long sizeCpuMillicores;

    @Column(name = "size_memory_mib")
    private long sizeMemoryMib;

    @Column(name = "size_disk_kib_per_s")
    private long sizeDiskKibPerS;

    @Column(name = "size_network_kib_per_s")
    private long sizeNetworkKibPerS;

    @Column(name = "own_tier")
    private @Nullable String ownTier;

    @Column(name = "own_latency_threshold_ms")
    private @Nullable Double ownLatencyThresholdMs;

    @Column(name = "own_stated_quantile")
    private @Nullable Double ownStatedQuantile;

    private long version;

    private String tier = "";

    @Column(name = "tier_version")
    private long tierVersion;

    @Column(name = "latency_threshold_ms")
    private @Nullable Double latencyThresholdMs;

    @Column(name = "stated_quantile")
    private @Nullable Double statedQuantile;

    @Enumerated(EnumType.STRING)
    private Source source = Source.DEFAULT;

    @Column(name = "effective_at")
    private Instant effectiveAt = Instant.EPOCH;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    /** For JPA. */
    protected Assignment() {
        this.id = new AssignmentId("", "");
    }

    Assignment(AssignmentId id) {
        this.id = id;
        this.inventoryVersion = -1;
    }

    /** Takes what the inventory says of the VM; false if that is old news. */
    boolean registered(VmChanged vm) {
        if (vm.version() <= inventoryVersion && endedAt == null) {
            return false;
        }
        if (endedAt != null) {
            // Whatever it had is over: the next settlement is a change.
            tier = "";
        }
        inventoryVersion = vm.version();
        groupId = vm.group();
        sizeCpuMillicores = vm.size().cpuMillicores();
        sizeMemoryMib = vm.size().memoryMib();
        sizeDiskKibPerS = vm.size().diskKibPerS();
        sizeNetworkKibPerS = vm.size().networkKibPerS();
        endedAt = null;
        return true;
    }

    /** The VM's owner chose for it. */
    void choose(Choice choice) {
        ownTier = choice.tier();
        ownLatencyThresholdMs = choice.latencyThresholdMs();
        ownStatedQuantile = choice.statedQuantile();
    }

    /** What the owner chose for this VM, if anything. */
    @Nullable
    Choice own() {
        return ownTier == null ? null : new Choice(ownTier, ownLatencyThresholdMs, ownStatedQuantile);
    }

    /** Settles the outcome; false if it is what it was. */
    boolean settle(Choice choice, long versionOfTier, Source from, Instant now) {
        boolean same = version > 0
                && choice.tier().equals(tier)
                && versionOfTier == tierVersion
                && Objects.equals(choice.latencyThresholdMs(), latencyThresholdMs)
                && Objects.equals(choice.statedQuantile(), statedQuantile)
                && from == source;
        if (same) {
            return false;
        }
        tier = choice.tier();
        tierVersion = versionOfTier;
        latencyThresholdMs = choice.latencyThresholdMs();
        statedQuantile = choice.statedQuantile();
        source = from;
        effectiveAt = now;
        version++;
        return true;
    }

    /** The VM is gone. */
    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
            version++;
            ownTier = null;
            ownLatencyThresholdMs = null;
            ownStatedQuantile = null;
        }
    }

    boolean ended() {
        return endedAt != null;
    }

    AssignmentId id() {
        return id;
    }

    @Nullable
    String groupId() {
        return groupId;
    }

    ResourceAmounts size() {
        return new ResourceAmounts(sizeCpuMillicores, sizeMemoryMib, sizeDiskKibPerS, sizeNetworkKibPerS);
    }

    long version() {
        return version;
    }

    String tier() {
        return tier;
    }

    long tierVersion() {
        return tierVersion;
    }

    @Nullable
    Double latencyThresholdMs() {
        return latencyThresholdMs;
    }

    @Nullable
    Double statedQuantile() {
        return statedQuantile;
    }

    Source source() {
        return source;
    }

    Instant effectiveAt() {
        return effectiveAt;
    }
}
