package io.headroom.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What claims bid for: whose money and which host each is about, by number, and what each unit is worth, worked out once. */
final class Bids {

    /** The number of a host that is none of the rooms. */
    static final int NOWHERE = -1;

    private final List<Claim> claims;
    private final List<Room> rooms;
    private final int[] hosts;
    private final List<List<Integer>> onHost = new ArrayList<>();
    private final int[] payers;
    private final List<String> payerNames = new ArrayList<>();
    private final double[] limits;
    private final double[][][] values;
    private final boolean[][] contested;

    /** @param spendable what each payer may spend; a payer that is not listed has no threshold */
    Bids(List<Claim> claims, List<Room> rooms, Map<String, Double> spendable) {
        this.claims = claims;
        this.rooms = rooms;
        Map<String, Integer> hostNumbers = new HashMap<>();
        rooms.forEach(room -> hostNumbers.put(room.hostId(), hostNumbers.size()));
        Map<String, Integer> payerNumbers = new HashMap<>();
        rooms.forEach(room -> onHost.add(new ArrayList<>()));
        hosts = new int[claims.size()];
        payers = new int[claims.size()];
        for (int i = 0; i < hosts.length; i++) {
            Claim claim = claims.get(i);
            hosts[i] = hostNumbers.getOrDefault(claim.host(), NOWHERE);
            if (hosts[i] != NOWHERE) {
                onHost.get(hosts[i]).add(i);
            }
            payers[i] = payerNumbers.computeIfAbsent(claim.payer(), payer -> {
                payerNames.add(payer);
                return payerNumbers.size();
            });
        }
        limits = new double[payerNames.size()];
        Arrays.setAll(limits, payer -> spendable.getOrDefault(payerNames.get(payer), Double.POSITIVE_INFINITY));
        values = new double[claims.size()][][];
        contested = contested();
    }

    /** A claim's resource is contested unless its host has room for all and its payer can pay all that is asked of it. */
    private boolean[][] contested() {
        long[][] wanted = new long[rooms.size()][];
        double[] costs = new double[limits.length];
        for (int i = 0; i < hosts.length; i++) {
            Claim claim = claims.get(i);
            for (int resource = 0; resource < claim.units().length; resource++) {
                costs[payers[i]] += claim.units()[resource] * claim.unitCost()[resource];
                if (hosts[i] != NOWHERE) {
                    if (wanted[hosts[i]] == null) {
                        wanted[hosts[i]] = new long[claim.units().length];
                    }
                    wanted[hosts[i]][resource] += claim.units()[resource] * claim.unitSize()[resource];
                }
            }
        }
        boolean[][] result = new boolean[hosts.length][];
        for (int i = 0; i < hosts.length; i++) {
            Claim claim = claims.get(i);
            result[i] = new boolean[claim.units().length];
            for (int resource = 0; resource < result[i].length; resource++) {
                boolean roomForAll = hosts[i] != NOWHERE && wanted[hosts[i]][resource] <= room(i).free()[resource];
                boolean money = claim.unitCost()[resource] == 0 || costs[payers[i]] <= limits[payers[i]];
                result[i][resource] = !roomForAll || !money;
            }
        }
        return result;
    }

    int size() {
        return hosts.length;
    }

    Claim claim(int claim) {
        return claims.get(claim);
    }

    int resources(int claim) {
        return claims.get(claim).units().length;
    }

    List<Room> rooms() {
        return rooms;
    }

    int host(int claim) {
        return hosts[claim];
    }

    /** The claims on a host. */
    List<Integer> onHost(int host) {
        return onHost.get(host);
    }

    /** The room of a claim that is on one of the hosts. */
    Room room(int claim) {
        return rooms.get(hosts[claim]);
    }

    int payer(int claim) {
        return payers[claim];
    }

    int payers() {
        return limits.length;
    }

    String payerName(int payer) {
        return payerNames.get(payer);
    }

    /** What a payer may spend; infinite without a threshold. */
    double limit(int payer) {
        return limits[payer];
    }

    boolean contested(int claim, int resource) {
        return contested[claim][resource];
    }

    double value(int claim, int resource, int unit) {
        if (values[claim] == null) {
            values[claim] = new double[resources(claim)][];
        }
        double[] known = values[claim][resource];
        if (known == null) {
            known = new double[claims.get(claim).units()[resource]];
            Arrays.fill(known, Double.NaN);
            values[claim][resource] = known;
        }
        if (Double.isNaN(known[unit])) {
            known[unit] = claims.get(claim).value().of(resource, unit);
        }
        return known[unit];
    }
}
