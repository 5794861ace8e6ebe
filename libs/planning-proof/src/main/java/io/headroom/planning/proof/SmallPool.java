package io.headroom.planning.proof;

import io.headroom.planning.Claim;
import io.headroom.planning.Placement.Newcomer;
import io.headroom.planning.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A pool to be planned from nothing: at most 4 hosts of 8 to 20 units, at most 8 VMs of 3 tenants, some of which have a
 * cost threshold. A guarantee is never promised that no host can keep, and never one that its threshold cannot pay: both
 * are refused before planning.
 *
 * @param seed what it was drawn from
 * @param rooms the hosts, all of them free
 * @param newcomers the VMs, none of them placed
 * @param spendable the tenants' thresholds
 */
public record SmallPool(long seed, List<Room> rooms, List<Newcomer> newcomers, Map<String, Double> spendable) {

    private static final int MOST_HOSTS = 4;
    private static final int MOST_VMS = 8;
    private static final int SMALLEST_HOST = 8;
    private static final int LARGEST_HOST = 20;
    private static final List<String> TENANTS = List.of("acme", "globex", "initech");

    /** The pool of a seed. */
    public static SmallPool of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Room> rooms = rooms(random);
        List<Newcomer> newcomers = newcomers(rooms, random);
        return new SmallPool(seed, rooms, newcomers, thresholds(newcomers, random));
    }

    /** The same VMs on one host as large as all of them together: no plan is worth more than the best one there. */
    SmallPool asOneHost() {
        long[] capacity = new long[RandomVm.RESOURCES];
        for (Room room : rooms) {
            for (int resource = 0; resource < capacity.length; resource++) {
                capacity[resource] += room.capacity()[resource];
            }
        }
        return new SmallPool(seed, List.of(new Room("host", capacity, capacity)), newcomers, spendable);
    }

    private static List<Room> rooms(RandomGenerator random) {
        List<Room> rooms = new ArrayList<>();
        int hosts = 1 + random.nextInt(MOST_HOSTS);
        for (int host = 0; host < hosts; host++) {
            long[] capacity = new long[RandomVm.RESOURCES];
            for (int resource = 0; resource < capacity.length; resource++) {
                capacity[resource] = random.nextLong(SMALLEST_HOST, LARGEST_HOST + 1) * RandomVm.UNIT[resource];
            }
            rooms.add(new Room("host-" + host, capacity, capacity));
        }
        return rooms;
    }

    /** Draws VMs and keeps those whose first units some host still has room for. */
    private static List<Newcomer> newcomers(List<Room> rooms, RandomGenerator random) {
        List<long[]> left = new ArrayList<>();
        rooms.forEach(room -> left.add(room.capacity().clone()));
        List<Newcomer> newcomers = new ArrayList<>();
        int vms = 2 + random.nextInt(MOST_VMS - 1);
        for (int vm = 0; vm < vms; vm++) {
            String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
            Newcomer drawn = new RandomVm("vm-" + vm, tenant, SMALLEST_HOST, random).newcomer();
            for (long[] free : left) {
                if (take(free, drawn.claim())) {
                    newcomers.add(drawn);
                    break;
                }
            }
        }
        return newcomers;
    }

    private static boolean take(long[] free, Claim claim) {
        for (int resource = 0; resource < free.length; resource++) {
            if (claim.guaranteed()[resource] * claim.unitSize()[resource] > free[resource]) {
                return false;
            }
        }
        for (int resource = 0; resource < free.length; resource++) {
            free[resource] -= claim.guaranteed()[resource] * claim.unitSize()[resource];
        }
        return true;
    }

    /** Half of the tenants may spend between what is guaranteed and all that is wanted. */
    private static Map<String, Double> thresholds(List<Newcomer> newcomers, RandomGenerator random) {
        Map<String, Double> spendable = new TreeMap<>();
        for (String tenant : TENANTS) {
            double share = random.nextDouble();
            if (random.nextBoolean()) {
                double first = cost(newcomers, tenant, true);
                spendable.put(tenant, first + share * (cost(newcomers, tenant, false) - first));
            }
        }
        return spendable;
    }

    private static double cost(List<Newcomer> newcomers, String tenant, boolean guaranteed) {
        double cost = 0;
        for (Newcomer newcomer : newcomers) {
            Claim claim = newcomer.claim();
            int[] units = guaranteed ? claim.guaranteed() : claim.units();
            for (int resource = 0; claim.payer().equals(tenant) && resource < units.length; resource++) {
                cost += units[resource] * claim.unitCost()[resource];
            }
        }
        return cost;
    }
}
