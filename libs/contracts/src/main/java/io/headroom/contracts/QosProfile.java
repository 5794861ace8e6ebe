package io.headroom.contracts;

/**
 * What a tier promises a VM while it runs.
 *
 * @param cpuWeight relative share of contended processor time, 1..10000
 * @param memoryGuaranteeShare share of the VM's size that is never taken away, 0..1
 * @param networkMinMbitPerS Mbit/s promised
 * @param networkMaxMbitPerS Mbit/s at most, not below the minimum
 * @param storagePriority relative share of contended storage, 1..1000
 * @param storageMaxMibPerS MiB/s of storage throughput at most
 * @param storageMaxIops storage operations per second at most
 */
public record QosProfile(
        int cpuWeight,
        double memoryGuaranteeShare,
        long networkMinMbitPerS,
        long networkMaxMbitPerS,
        int storagePriority,
        long storageMaxMibPerS,
        long storageMaxIops) {

    public QosProfile {
        if (cpuWeight < 1 || cpuWeight > 10_000) {
            throw new IllegalArgumentException("cpuWeight " + cpuWeight + " must be in 1..10000");
        }
        Require.share("memoryGuaranteeShare", memoryGuaranteeShare);
        Require.notNegative("networkMinMbitPerS", networkMinMbitPerS);
        if (networkMaxMbitPerS < networkMinMbitPerS) {
            throw new IllegalArgumentException("networkMaxMbitPerS " + networkMaxMbitPerS
                    + " must not be below networkMinMbitPerS " + networkMinMbitPerS);
        }
        if (storagePriority < 1 || storagePriority > 1_000) {
            throw new IllegalArgumentException("storagePriority " + storagePriority + " must be in 1..1000");
        }
        Require.notNegative("storageMaxMibPerS", storageMaxMibPerS);
        Require.notNegative("storageMaxIops", storageMaxIops);
    }
}
