package io.headroom.planning;

import io.headroom.planning.Placement.Newcomer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which newcomer goes to which host; no host is promised more than it can guarantee. */
final class Seating {

    private final Map<String, Room> rooms = new HashMap<>();
    private final List<Room> ordered;
    private final List<Claim> settled;
    private final List<Newcomer> newcomers = new ArrayList<>();
    private final List<@Nullable String> hosts = new ArrayList<>();
    private final Map<String, List<Integer>> seated = new HashMap<>();
    private final Map<String, long[]> must = new HashMap<>();
    private final Map<String, long[]> ahead = new HashMap<>();
    private final Map<String, long[]> wanted = new HashMap<>();

    /** @param settled what takes room beside the newcomers */
    Seating(List<Room> rooms, List<Claim> settled) {
        this.ordered = rooms;
        this.settled = settled;
        for (Room room : rooms) {
            this.rooms.put(room.hostId(), room);
            must.put(room.hostId(), new long[room.capacity().length]);
            ahead.put(room.hostId(), new long[room.capacity().length]);
            wanted.put(room.hostId(), new long[room.capacity().length]);
        }
        for (Claim claim : settled) {
            Newcomer grown = new Newcomer(claim, new long[0]);
            add(sums(must, claim.host()), grown.must(), 1);
            add(sums(wanted, claim.host()), grown.wanted(), 1);
        }
    }

    /** Another seating with the same newcomers on the same hosts. */
    Seating copy() {
        Seating copy = new Seating(ordered, settled);
        for (int i = 0; i < newcomers.size(); i++) {
            copy.put(newcomers.get(i), hosts.get(i));
        }
        return copy;
    }

    List<Room> rooms() {
        return ordered;
    }

    int size() {
        return newcomers.size();
    }

    @Nullable
    String host(int index) {
        return hosts.get(index);
    }

    Newcomer newcomer(int index) {
        return newcomers.get(index);
    }

    /** Whether the host has room for what the newcomer must have, beside the others that go there. */
    boolean admits(Newcomer newcomer, String host) {
        Room room = room(host);
        return within(room.free(), sums(must, host), newcomer.must())
                && within(room.freeAhead(), sums(ahead, host), newcomer.guarantee());
    }

    /** How full the host's fullest resource would be if it gave all that is wanted; above 1 if it cannot. */
    double fullestAfter(Newcomer newcomer, Room room) {
        long[] more = newcomer.wanted();
        double fullest = 0;
        for (int resource = 0; resource < more.length; resource++) {
            long left = room.free()[resource] - sums(wanted, room.hostId())[resource] - more[resource];
            fullest = Math.max(fullest, 1 - (double) left / Math.max(1, room.capacity()[resource]));
        }
        return fullest;
    }

    void put(Newcomer newcomer, @Nullable String host) {
        newcomers.add(newcomer);
        hosts.add(null);
        move(newcomers.size() - 1, host);
    }

    void move(int index, @Nullable String host) {
        String from = hosts.get(index);
        if (from != null) {
            count(newcomers.get(index), from, -1);
            on(from).remove((Integer) index);
        }
        hosts.set(index, host);
        if (host != null) {
            count(newcomers.get(index), host, 1);
            on(host).add(index);
        }
    }

    /** Which newcomers are on a host. */
    List<Integer> on(String host) {
        return seated.computeIfAbsent(host, key -> new ArrayList<>());
    }

    /** Whether the host cannot give all that is wanted of it. */
    boolean isShort(String host) {
        long[] free = room(host).free();
        long[] asked = sums(wanted, host);
        for (int resource = 0; resource < free.length; resource++) {
            if (asked[resource] > free[resource]) {
                return true;
            }
        }
        return false;
    }

    /** The claims of those that have a host. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < newcomers.size(); i++) {
            String host = hosts.get(i);
            if (host != null) {
                claims.add(newcomers.get(i).claim().on(host));
            }
        }
        return claims;
    }

    private void count(Newcomer newcomer, String host, int sign) {
        add(sums(must, host), newcomer.must(), sign);
        add(sums(ahead, host), newcomer.guarantee(), sign);
        add(sums(wanted, host), newcomer.wanted(), sign);
    }

    Room room(String host) {
        Room room = rooms.get(host);
        if (room == null) {
            throw new IllegalArgumentException("host " + host + " is none of the rooms");
        }
        return room;
    }

    private static long[] sums(Map<String, long[]> of, String host) {
        return of.getOrDefault(host, new long[0]);
    }

    private static void add(long[] sum, long[] amounts, int sign) {
        for (int resource = 0; resource < Math.min(sum.length, amounts.length); resource++) {
            sum[resource] += sign * amounts[resource];
        }
    }

    private static boolean within(long[] limit, long[] taken, long[] more) {
        for (int resource = 0; resource < more.length; resource++) {
            if (more[resource] > 0 && taken[resource] + more[resource] > limit[resource]) {
                return false;
            }
        }
        return true;
    }
}
