package io.headroom.planning;

import io.headroom.planning.Placement.Newcomer;
import java.util.ArrayList;
import java.util.List;

/** Which newcomer goes to which host, both by number; no host is promised more than it can guarantee. */
final class Seating {

    /** The host of a newcomer that has none. */
    static final int NONE = -1;

    private final List<Room> rooms;
    private final List<Claim> settled;
    private final List<Newcomer> newcomers = new ArrayList<>();
    private final List<Integer> hosts = new ArrayList<>();
    private final List<List<Integer>> seated = new ArrayList<>();
    private final List<List<Claim>> residents = new ArrayList<>();
    private final long[][] must;
    private final long[][] ahead;
    private final long[][] wanted;

    /** @param settled what takes room beside the newcomers */
    Seating(List<Room> rooms, List<Claim> settled) {
        this.rooms = rooms;
        this.settled = settled;
        int resources = rooms.isEmpty() ? 0 : rooms.get(0).capacity().length;
        must = new long[rooms.size()][resources];
        ahead = new long[rooms.size()][resources];
        wanted = new long[rooms.size()][resources];
        for (int host = 0; host < rooms.size(); host++) {
            seated.add(new ArrayList<>());
            residents.add(new ArrayList<>());
        }
        List<String> ids = rooms.stream().map(Room::hostId).toList();
        for (Claim claim : settled) {
            Newcomer grown = new Newcomer(claim, new long[resources]);
            int host = ids.indexOf(claim.host());
            residents.get(host).add(claim);
            count(grown, host, 1);
        }
    }

    /** Another seating with the same newcomers on the same hosts. */
    Seating copy() {
        Seating copy = new Seating(rooms, settled);
        for (int i = 0; i < newcomers.size(); i++) {
            copy.put(newcomers.get(i), hosts.get(i));
        }
        return copy;
    }

    List<Room> rooms() {
        return rooms;
    }

    int size() {
        return newcomers.size();
    }

    int host(int newcomer) {
        return hosts.get(newcomer);
    }

    Newcomer newcomer(int index) {
        return newcomers.get(index);
    }

    /** Which newcomers are on a host. */
    List<Integer> on(int host) {
        return seated.get(host);
    }

    /** What is on a host already and wants to grow. */
    List<Claim> residents(int host) {
        return residents.get(host);
    }

    /** Whether the host has room for what the newcomer must have, beside the others that go there. */
    boolean admits(Newcomer newcomer, int host) {
        Room room = rooms.get(host);
        return within(room.free(), must[host], newcomer.must())
                && within(room.freeAhead(), ahead[host], newcomer.guarantee());
    }

    /** How full the host's fullest resource would be if it gave all that is wanted; above 1 if it cannot. */
    double fullestAfter(Newcomer newcomer, int host) {
        Room room = rooms.get(host);
        long[] more = newcomer.wanted();
        long[] asked = wanted[host];
        double fullest = 0;
        for (int resource = 0; resource < more.length; resource++) {
            long left = room.free()[resource] - asked[resource] - more[resource];
            fullest = Math.max(fullest, 1 - (double) left / Math.max(1, room.capacity()[resource]));
        }
        return fullest;
    }

    /** Whether the host cannot give all that is wanted of it. */
    boolean isShort(int host) {
        return !within(rooms.get(host).free(), wanted[host], new long[wanted[host].length]);
    }

    void put(Newcomer newcomer, int host) {
        newcomers.add(newcomer);
        hosts.add(NONE);
        move(newcomers.size() - 1, host);
    }

    void move(int newcomer, int host) {
        int from = hosts.get(newcomer);
        if (from != NONE) {
            count(newcomers.get(newcomer), from, -1);
            seated.get(from).remove((Integer) newcomer);
        }
        hosts.set(newcomer, host);
        if (host != NONE) {
            count(newcomers.get(newcomer), host, 1);
            seated.get(host).add(newcomer);
        }
    }

    /** The claims of those that have a host. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < newcomers.size(); i++) {
            if (hosts.get(i) != NONE) {
                claims.add(newcomers.get(i).claim().on(rooms.get(hosts.get(i)).hostId()));
            }
        }
        return claims;
    }

    private void count(Newcomer newcomer, int host, int sign) {
        add(must[host], newcomer.must(), sign);
        add(ahead[host], newcomer.guarantee(), sign);
        add(wanted[host], newcomer.wanted(), sign);
    }

    private static void add(long[] sum, long[] amounts, int sign) {
        for (int resource = 0; resource < sum.length; resource++) {
            sum[resource] += sign * amounts[resource];
        }
    }

    private static boolean within(long[] limit, long[] taken, long[] more) {
        for (int resource = 0; resource < more.length; resource++) {
            long needed = taken[resource] + more[resource];
            if (needed > 0 && needed > limit[resource]) {
                return false;
            }
        }
        return true;
    }
}
