package io.headroom.sla.window;

import io.headroom.contracts.Resource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one sample says, as far as minutes are judged by it; null is what it does not say.
 *
 * @param cpuCores cores in use
 * @param memoryMib MiB in use
 * @param diskKibPerS KiB/s read and written
 * @param networkKibPerS KiB/s received and sent
 * @param stealRatio share of the time without a core that was wanted, 0..1
 * @param requestsPerS requests answered per second
 * @param latencyP95Ms 95th percentile of the response time in milliseconds
 * @param errorRatio share of requests that failed, 0..1
 */
public record Sample(
        Instant at,
        @Nullable Double cpuCores,
        @Nullable Double memoryMib,
        @Nullable Double diskKibPerS,
        @Nullable Double networkKibPerS,
        @Nullable Double stealRatio,
        @Nullable Double requestsPerS,
        @Nullable Double latencyP95Ms,
        @Nullable Double errorRatio) {

    /** Use in the unit that allocations are counted in. */
    @Nullable
    Double used(Resource resource) {
        return switch (resource) {
            case CPU -> cpuCores == null ? null : Double.valueOf(cpuCores * 1000);
            case MEMORY -> memoryMib;
            case DISK -> diskKibPerS;
            case NETWORK -> networkKibPerS;
        };
    }
}
