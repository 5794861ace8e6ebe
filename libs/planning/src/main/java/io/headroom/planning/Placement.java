package io.headroom.planning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a host for a VM: among those that have room, the one whose fullest resource is emptiest afterwards, so that
 * every VM keeps room to grow in place.
 */
public final class Placement {

    private Placement() {}

    /** The best host, empty if none has room. */
    public static Optional<Room> best(List<Room> rooms, long[] need) {
        return rooms.stream()
                .filter(room -> room.holds(need))
                .min(Comparator.comparingDouble((Room room) -> room.fullestAfter(need))
                        .thenComparing(Room::hostId));
    }

    /**
     * A host's room over the coming hold.
     *
     * @param hostId the host
     * @param capacity its whole capacity of each resource
     * @param free the least that is free of each resource in any slot
     */
    public record Room(String hostId, long[] capacity, long[] free) {

        boolean holds(long[] need) {
            for (int resource = 0; resource < need.length; resource++) {
                if (need[resource] > free[resource]) {
                    return false;
                }
            }
            return true;
        }

        double fullestAfter(long[] need) {
            double fullest = 0;
            for (int resource = 0; resource < need.length; resource++) {
                double left = free[resource] - need[resource];
                fullest = Math.max(fullest, 1 - left / Math.max(1, capacity[resource]));
            }
            return fullest;
        }
    }
}
