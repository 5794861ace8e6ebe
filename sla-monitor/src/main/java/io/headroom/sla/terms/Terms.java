package io.headroom.sla.terms;

import io.headroom.contracts.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What was in force for one VM at one instant; null is what was not known to be.
 *
 * @param allocation what it effectively had
 * @param promise what its tier promised
 * @param registration its size and bounds
 */
public record Terms(
        @Nullable Allocation allocation,
        @Nullable Promise promise,
        @Nullable Registration registration) {

    /** KiB/s in one Mbit/s. */
    private static final double KIB_PER_MBIT = 1_000_000.0 / 8 / 1024;

    /** How much of a resource the tier guarantees, in its unit of allocation; never more than the owner's bound. */
    public long guarantee(Resource resource) {
        if (promise == null || registration == null) {
            return 0;
        }
        long guaranteed =
                switch (resource) {
                    case MEMORY ->
                        (long) (promise.memoryGuaranteeShare()
                                * registration.size().memoryMib());
                    case NETWORK -> (long) (promise.networkMinMbitPerS() * KIB_PER_MBIT);
                    case CPU, DISK -> 0L;
                };
        return Math.min(guaranteed, registration.maximum().get(resource));
    }
}
