package io.headroom.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses which reservations give way: only those of strictly lower value density than what needs the room, the least
 * valuable first, and none at all unless together they make enough room. Equals never give way.
 */
public final class Preemption {

    private Preemption() {}

    /**
     * The reservations to end, empty if they could not make enough room.
     *
     * @param missing what is missing of each resource
     * @param density value per dominant share of what needs the room
     * @param reserved the reservations on the host at that time
     */
    public static List<Reserved> choose(long[] missing, double density, List<Reserved> reserved) {
        long[] left = missing.clone();
        List<Reserved> chosen = new ArrayList<>();
        List<Reserved> weakest = reserved.stream()
                .filter(candidate -> candidate.density() < density)
                .sorted(Comparator.comparingDouble(Reserved::density).thenComparing(Reserved::id))
                .toList();
        for (Reserved candidate : weakest) {
            if (covered(left)) {
                break;
            }
            if (helps(candidate.delta(), left)) {
                chosen.add(candidate);
                for (int resource = 0; resource < left.length; resource++) {
                    left[resource] -= candidate.delta()[resource];
                }
            }
        }
        return covered(left) ? chosen : List.of();
    }

    private static boolean covered(long[] left) {
        for (long amount : left) {
            if (amount > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean helps(long[] delta, long[] left) {
        for (int resource = 0; resource < left.length; resource++) {
            if (left[resource] > 0 && delta[resource] > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * A reservation that has not been activated.
     *
     * @param id the reservation's
     * @param delta what it sets aside of each resource
     * @param density its value per dominant share
     */
    public record Reserved(String id, long[] delta, double density) {}
}
