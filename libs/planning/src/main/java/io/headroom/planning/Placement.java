package io.headroom.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses hosts for VMs that have none. Each goes, in turn, to the host whose fullest resource is emptiest afterwards, so
 * that every VM keeps room to grow in place; where that leaves a VM short, moves and swaps of the newcomers are tried and
 * kept if all that is granted is worth more ({@link PlacementSearch}).
 */
public final class Placement {

    /** With more pairs of newcomers and hosts than this one order has to do. */
    private static final int LARGE = 50_000;

    private final Map<String, Double> spendable;
    private final List<Room> rooms;
    private final List<Claim> settled;
    private final long[] smallest;

    /**
     * @param rooms hosts that may be chosen
     * @param settled what VMs that are on these hosts want to grow by
     * @param spendable what each payer may still spend; a payer that is not listed has no threshold
     */
    public Placement(List<Room> rooms, List<Claim> settled, Map<String, Double> spendable) {
        this.rooms = rooms.stream().sorted(Comparator.comparing(Room::hostId)).toList();
        Set<String> known = new HashSet<>();
        rooms.forEach(room -> known.add(room.hostId()));
        this.settled =
                settled.stream().filter(claim -> known.contains(claim.host())).toList();
        this.spendable = spendable;
        this.smallest = smallest(this.rooms);
    }

    private static long[] smallest(List<Room> rooms) {
        long[] smallest =
                rooms.isEmpty() ? new long[0] : rooms.get(0).capacity().clone();
        for (Room room : rooms) {
            for (int resource = 0; resource < smallest.length; resource++) {
                smallest[resource] = Math.max(1, Math.min(smallest[resource], room.capacity()[resource]));
            }
        }
        return smallest;
    }

    /**
     * The host of each newcomer by its claim's id; one that is missing has nowhere to go: no host has room for its guarantee
     * and for the units that it must have.
     *
     * @param newcomers in the order in which they are to be served
     */
    public Map<String, String> choose(List<Newcomer> newcomers) {
        if (rooms.isEmpty()) {
            return Map.of();
        }
        PlacementSearch best = null;
        for (List<Newcomer> order : orders(newcomers)) {
            Seating seating = seat(order);
            PlacementSearch search = new PlacementSearch(seating, settled, spendable);
            search.improve();
            if (best == null || search.betterThan(best)) {
                best = search;
            }
            if (search.complete() || (long) newcomers.size() * rooms.size() > LARGE) {
                break;
            }
        }
        Map<String, String> hosts = new HashMap<>();
        if (best != null) {
            best.seating().claims().forEach(claim -> hosts.put(claim.id(), claim.host()));
        }
        return hosts;
    }

    /** As they are to be served; if that leaves somebody short, the largest first. */
    private List<List<Newcomer>> orders(List<Newcomer> newcomers) {
        List<Newcomer> largestFirst = new ArrayList<>(newcomers);
        largestFirst.sort(Comparator.comparingDouble(newcomer -> -share(newcomer.wanted())));
        List<Newcomer> mostBoundFirst = new ArrayList<>(newcomers);
        mostBoundFirst.sort(Comparator.comparingDouble(newcomer -> -share(newcomer.must())));
        return List.of(newcomers, largestFirst, mostBoundFirst);
    }

    /** The largest part of the smallest host that the amounts would take. */
    private double share(long[] amounts) {
        double most = 0;
        for (int resource = 0; resource < amounts.length; resource++) {
            most = Math.max(most, (double) amounts[resource] / smallest[resource]);
        }
        return most;
    }

    private Seating seat(List<Newcomer> order) {
        Seating seating = new Seating(rooms, settled);
        for (Newcomer newcomer : order) {
            int chosen = Seating.NONE;
            double least = Double.POSITIVE_INFINITY;
            for (int host = 0; host < rooms.size(); host++) {
                double fullest = seating.fullestAfter(newcomer, host);
                if (fullest < least && seating.admits(newcomer, host)) {
                    chosen = host;
                    least = fullest;
                }
            }
            seating.put(newcomer, chosen);
        }
        return seating;
    }

    /** A VM that needs a host. */
    public static final class Newcomer {

        private final Claim claim;
        private final long[] guarantee;
        private final long[] wanted;
        private final long[] must;

        /**
         * @param claim what it wants, on no host yet
         * @param guarantee what a host has to set aside for it in every slot
         */
        public Newcomer(Claim claim, long[] guarantee) {
            this.claim = claim;
            this.guarantee = guarantee.clone();
            this.wanted = amounts(claim, claim.units());
            this.must = amounts(claim, claim.guaranteed());
        }

        private static long[] amounts(Claim claim, int[] units) {
            long[] amounts = new long[units.length];
            for (int resource = 0; resource < units.length; resource++) {
                amounts[resource] = units[resource] * claim.unitSize()[resource];
            }
            return amounts;
        }

        public Claim claim() {
            return claim;
        }

        long[] guarantee() {
            return guarantee;
        }

        /** What its units come to. */
        long[] wanted() {
            return wanted;
        }

        /** What those of them come to that it must have. */
        long[] must() {
            return must;
        }
    }
}
