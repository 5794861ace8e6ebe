package io.headroom.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one VM used and how its application fared at one instant; any measure may be missing.
 *
 * @param tenantId the tenant that the sender's token names
 * @param vmId the VM, unique within its tenant
 * @param group hint of the application group until the VM is registered
 * @param at when it was measured; with tenant and VM the natural key, samples of one key are merged measure by measure
 * @param version order of receipt in milliseconds since the epoch, never falling for one VM
 * @param cpuCoresUsed cores in use, mean since the sample before
 * @param memoryMibUsed MiB of memory in use
 * @param storageUsedMib MiB of storage in use
 * @param diskReadKibPerS KiB/s read from storage
 * @param diskWriteKibPerS KiB/s written to storage
 * @param diskReadIops read operations per second
 * @param diskWriteIops write operations per second
 * @param networkRxKibPerS KiB/s received
 * @param networkTxKibPerS KiB/s sent
 * @param requestsPerSecond requests answered per second
 * @param requestLatencyP95Ms 95th percentile of the response time in milliseconds
 * @param errorRatio share of requests that failed, 0..1
 * @param cpuStealRatio share of the time in which the VM was ready to run and did not get a core, 0..1
 */
public record MetricSample(
        String tenantId,
        String vmId,
        @Nullable String group,
        Instant at,
        long version,
        @Nullable Double cpuCoresUsed,
        @Nullable Double memoryMibUsed,
        @Nullable Double storageUsedMib,
        @Nullable Double diskReadKibPerS,
        @Nullable Double diskWriteKibPerS,
        @Nullable Double diskReadIops,
        @Nullable Double diskWriteIops,
        @Nullable Double networkRxKibPerS,
        @Nullable Double networkTxKibPerS,
        @Nullable Double requestsPerSecond,
        @Nullable Double requestLatencyP95Ms,
        @Nullable Double errorRatio,
        @Nullable Double cpuStealRatio) {

    public MetricSample {
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
        Require.optionalId("group", group);
        Require.present("at", at);
        Require.notNegative("version", version);
        Require.optionalNotNegative("cpuCoresUsed", cpuCoresUsed);
        Require.optionalNotNegative("memoryMibUsed", memoryMibUsed);
        Require.optionalNotNegative("storageUsedMib", storageUsedMib);
        Require.optionalNotNegative("diskReadKibPerS", diskReadKibPerS);
        Require.optionalNotNegative("diskWriteKibPerS", diskWriteKibPerS);
        Require.optionalNotNegative("diskReadIops", diskReadIops);
        Require.optionalNotNegative("diskWriteIops", diskWriteIops);
        Require.optionalNotNegative("networkRxKibPerS", networkRxKibPerS);
        Require.optionalNotNegative("networkTxKibPerS", networkTxKibPerS);
        Require.optionalNotNegative("requestsPerSecond", requestsPerSecond);
        Require.optionalNotNegative("requestLatencyP95Ms", requestLatencyP95Ms);
        Require.optionalShare("errorRatio", errorRatio);
        Require.optionalShare("cpuStealRatio", cpuStealRatio);
    }
}
