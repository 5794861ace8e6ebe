package io.headroom.allocator.inventory;

import io.headroom.support.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** Who may say on which host a VM runs. */
public final class Placement {

    private Placement() {}

    /**
     * Permits an operator to name a host, and anybody to name none.
     *
     * @throws ProblemException PLACEMENT_FORBIDDEN (403)
     */
    public static void permit(@Nullable String hostId, boolean operator) {
        if (hostId != null && !operator) {
            throw new ProblemException(
                    InventoryError.PLACEMENT_FORBIDDEN,
                    "hostId '" + hostId + "' can be set by an operator only: leave it out, the planner places the VM");
        }
    }
}
