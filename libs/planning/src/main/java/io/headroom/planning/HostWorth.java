package io.headroom.planning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a host is worth with certain claims on it: its best units of each resource, the guaranteed ones first, money counted
 * at its price. All claims have the same unit of a resource.
 */
final class HostWorth {

    private final Map<String, Double> prices;

    HostWorth(Map<String, Double> prices) {
        this.prices = prices;
    }

    double of(Room room, List<Priced> claims) {
        double worth = 0;
        for (int resource = 0; resource < room.capacity().length; resource++) {
            worth += of(room.free()[resource], claims, resource);
        }
        return worth;
    }

    private double of(long free, List<Priced> claims, int resource) {
        double worth = 0;
        long left = free;
        int more = 0;
        for (Priced priced : claims) {
            Claim claim = priced.claim();
            int guaranteed = claim.guaranteed()[resource];
            for (int unit = 0; unit < guaranteed; unit++) {
                worth += net(priced, resource, unit);
            }
            left -= guaranteed * claim.unitSize()[resource];
            more += claim.units()[resource] - guaranteed;
        }
        double[] values = new double[more];
        int count = 0;
        long size = 1;
        for (Priced priced : claims) {
            Claim claim = priced.claim();
            size = claim.unitSize()[resource];
            for (int unit = claim.guaranteed()[resource]; unit < claim.units()[resource]; unit++) {
                values[count++] = net(priced, resource, unit);
            }
        }
        long fit = Math.min(count, Math.max(0, left) / size);
        if (fit < count) {
            Arrays.sort(values);
        }
        for (int i = 0; i < fit; i++) {
            worth += Math.max(0, values[count - 1 - i]);
        }
        return worth;
    }

    private double net(Priced priced, int resource, int unit) {
        Claim claim = priced.claim();
        return priced.values()[resource][unit] - prices.getOrDefault(claim.payer(), 0.0) * claim.unitCost()[resource];
    }

    /**
     * A claim with what each of its units is worth.
     *
     * @param values by resource and unit
     */
    record Priced(Claim claim, double[][] values) {

        static Priced of(Claim claim) {
            double[][] values = new double[claim.units().length][];
            for (int resource = 0; resource < values.length; resource++) {
                values[resource] = new double[claim.units()[resource]];
                for (int unit = 0; unit < values[resource].length; unit++) {
                    values[resource][unit] = claim.value().of(resource, unit);
                }
            }
            return new Priced(claim, values);
        }
    }
}
