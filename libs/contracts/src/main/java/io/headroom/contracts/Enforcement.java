package io.headroom.contracts;

/**
 * What a provider enforces beside the amounts themselves, in absolute values.
 *
 * @param cpuWeight relative share of contended processor time, 1..10000
 * @param memoryGuaranteeMib MiB that are never taken away
 * @param networkMinKibPerS KiB/s promised
 * @param networkMaxKibPerS KiB/s at most, 0 for no limit
 * @param storagePriority relative share of contended storage, 1..1000
 * @param storageMaxKibPerS KiB/s of storage throughput at most, 0 for no limit
 * @param storageMaxIops storage operations per second at most, 0 for no limit
 */
public record Enforcement(
        int cpuWeight,
        long memoryGuaranteeMib,
        long networkMinKibPerS,
        long networkMaxKibPerS,
        int storagePriority,
        long storageMaxKibPerS,
        long storageMaxIops) {

    public Enforcement {
        if (cpuWeight < 1 || cpuWeight > 10_000) {
            throw new IllegalArgumentException("cpuWeight " + cpuWeight + " must be in 1..10000");
        }
        if (storagePriority < 1 || storagePriority > 1_000) {
            throw new IllegalArgumentException("storagePriority " + storagePriority + " must be in 1..1000");
        }
        Require.notNegative("memoryGuaranteeMib", memoryGuaranteeMib);
        Require.notNegative("networkMinKibPerS", networkMinKibPerS);
        Require.notNegative("networkMaxKibPerS", networkMaxKibPerS);
        Require.notNegative("storageMaxKibPerS", storageMaxKibPerS);
        Require.notNegative("storageMaxIops", storageMaxIops);
    }
}
