package io.headroom.allocator.inventory;

import io.headroom.contracts.Resource;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.support.web.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A VM's size and the owner's bounds around it; unless stated, the bounds are a quarter and four times the size.
 *
 * @param size nominal
 * @param minimum never above the maximum
 * @param maximum never below the minimum
 */
public record VmBounds(ResourceAmounts size, ResourceAmounts minimum, ResourceAmounts maximum) {

    private static final long SPREAD = 4;

    public VmBounds {
        for (Resource resource : Resource.values()) {
            if (minimum.get(resource) > maximum.get(resource)) {
                throw new ProblemException(
                        InventoryError.BOUNDS_INVALID,
                        "minimum " + minimum.get(resource) + " of " + resource + " must not be above maximum "
                                + maximum.get(resource));
            }
        }
    }

    /** The bounds as stated, with the defaults for what is not. */
    public static VmBounds of(
            ResourceAmounts size, @Nullable ResourceAmounts minimum, @Nullable ResourceAmounts maximum) {
        return new VmBounds(
                size,
                minimum == null ? times(size, 1, SPREAD) : minimum,
                maximum == null ? times(size, SPREAD, 1) : maximum);
    }

    private static ResourceAmounts times(ResourceAmounts size, long factor, long divisor) {
        return new ResourceAmounts(
                size.cpuMillicores() * factor / divisor,
                size.memoryMib() * factor / divisor,
                size.diskKibPerS() * factor / divisor,
                size.networkKibPerS() * factor / divisor);
    }
}
