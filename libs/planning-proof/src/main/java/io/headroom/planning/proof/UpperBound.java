package io.headroom.planning.proof;

import io.headroom.planning.Claim;
import io.headroom.planning.Room;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that no plan of a pool exceeds, and without a threshold the best value itself.
 *
 * <p>With prices on the tenants' money instead of their thresholds (Lagrangian relaxation), hosts no longer depend on each
 * other but for which VMs go where: a host's best units for a set of VMs are its most worth ones, and the best partition
 * of the VMs follows by dynamic programming over sets. Any prices give a bound; subgradient steps of Polyak's length look
 * for low ones.
 */
final class UpperBound {

    private static final int ROUNDS = 120;

    private final SmallPool pool;
    private final List<Claim> claims;
    private final int sets;
    private final double[][][] values;
    private final Map<String, Double> prices = new HashMap<>();

    private UpperBound(SmallPool pool) {
        this.pool = pool;
        this.claims =
                pool.newcomers().stream().map(newcomer -> newcomer.claim()).toList();
        this.sets = 1 << claims.size();
        this.values = new double[claims.size()][RandomVm.RESOURCES][];
        for (int vm = 0; vm < values.length; vm++) {
            for (int resource = 0; resource < RandomVm.RESOURCES; resource++) {
                values[vm][resource] = new double[claims.get(vm).units()[resource]];
                for (int unit = 0; unit < values[vm][resource].length; unit++) {
                    values[vm][resource][unit] = claims.get(vm).value().of(resource, unit);
                }
            }
        }
    }

    /** @param reached the value of some plan: a bound as low as that is not looked below */
    static double of(SmallPool pool, double reached) {
        return new UpperBound(pool).lowest(reached);
    }

    private double lowest(double reached) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            Best best = best();
            double bound = best.value;
            for (Map.Entry<String, Double> threshold : pool.spendable().entrySet()) {
                bound += price(threshold.getKey()) * threshold.getValue();
            }
            lowest = Math.min(lowest, bound);
            if (pool.spendable().isEmpty() || lowest <= reached * (1 + 1e-9) || !lower(best, bound - reached)) {
                break;
            }
        }
        return lowest;
    }

    /** Moves the prices by what is spent beside the thresholds; false if nothing is to move. */
    private boolean lower(Best best, double gap) {
        Map<String, Double> slope = new HashMap<>();
        double norm = 0;
        for (Map.Entry<String, Double> threshold : pool.spendable().entrySet()) {
            double left = threshold.getValue() - best.spent.getOrDefault(threshold.getKey(), 0.0);
            if (left < 0 || price(threshold.getKey()) > 0) {
                slope.put(threshold.getKey(), left);
                norm += left * left;
            }
        }
        if (norm < 1e-18) {
            return false;
        }
        for (Map.Entry<String, Double> tenant : slope.entrySet()) {
            prices.put(tenant.getKey(), Math.max(0, price(tenant.getKey()) - gap / norm * tenant.getValue()));
        }
        return true;
    }

    private double price(String tenant) {
        return prices.getOrDefault(tenant, 0.0);
    }

    /** The best partition of the VMs among the hosts at these prices. */
    private Best best() {
        int hosts = pool.rooms().size();
        double[][] worth = new double[hosts][sets];
        for (int set = 0; set < sets; set++) {
            for (int host = 0; host < hosts; host++) {
                worth[host][set] = worth(pool.rooms().get(host), set, null);
            }
        }
        double[][] upTo = new double[hosts + 1][sets];
        int[][] chosen = new int[hosts + 1][sets];
        Arrays.fill(upTo[0], Double.NEGATIVE_INFINITY);
        upTo[0][0] = 0;
        for (int host = 0; host < hosts; host++) {
            for (int set = 0; set < sets; set++) {
                upTo[host + 1][set] = Double.NEGATIVE_INFINITY;
                for (int here = set; ; here = (here - 1) & set) {
                    double value = upTo[host][set ^ here] + worth[host][here];
                    if (value > upTo[host + 1][set]) {
                        upTo[host + 1][set] = value;
                        chosen[host + 1][set] = here;
                    }
                    if (here == 0) {
                        break;
                    }
                }
            }
        }
        Map<String, Double> spent = new HashMap<>();
        int rest = sets - 1;
        for (int host = hosts; host > 0; host--) {
            worth(pool.rooms().get(host - 1), chosen[host][rest], spent);
            rest ^= chosen[host][rest];
        }
        return new Best(upTo[hosts][sets - 1], spent);
    }

    /** What a set of VMs is worth on a host; adds what it spends, if asked. */
    private double worth(Room room, int set, @Nullable Map<String, Double> spent) {
        double worth = 0;
        for (int resource = 0; resource < RandomVm.RESOURCES; resource++) {
            int[] next = new int[claims.size()];
            long left = room.free()[resource] / RandomVm.UNIT[resource];
            for (int vm = 0; vm < next.length; vm++) {
                int guaranteed = (set >> vm & 1) == 0 ? 0 : claims.get(vm).guaranteed()[resource];
                for (; next[vm] < guaranteed; left--) {
                    worth += take(vm, resource, next, spent);
                }
            }
            if (left < 0) {
                return Double.NEGATIVE_INFINITY;
            }
            for (int vm = mostWorth(set, resource, next); vm >= 0 && left > 0; left--) {
                worth += take(vm, resource, next, spent);
                vm = mostWorth(set, resource, next);
            }
        }
        return worth;
    }

    private int mostWorth(int set, int resource, int[] next) {
        int best = -1;
        double most = 0;
        for (int vm = 0; vm < next.length; vm++) {
            if ((set >> vm & 1) == 1 && next[vm] < values[vm][resource].length && net(vm, resource, next[vm]) > most) {
                best = vm;
                most = net(vm, resource, next[vm]);
            }
        }
        return best;
    }

    private double take(int vm, int resource, int[] next, @Nullable Map<String, Double> spent) {
        double net = net(vm, resource, next[vm]);
        next[vm]++;
        if (spent != null) {
            spent.merge(claims.get(vm).payer(), claims.get(vm).unitCost()[resource], Double::sum);
        }
        return net;
    }

    private double net(int vm, int resource, int unit) {
        Claim claim = claims.get(vm);
        return values[vm][resource][unit] - price(claim.payer()) * claim.unitCost()[resource];
    }

    /** The best value at some prices, and what each tenant spends for it. */
    private record Best(double value, Map<String, Double> spent) {}
}
