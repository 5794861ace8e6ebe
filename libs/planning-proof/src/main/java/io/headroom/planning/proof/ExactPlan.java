package io.headroom.planning.proof;

import io.headroom.planning.Claim;
import io.headroom.planning.Room;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;

/**
 * The best plan of a pool that there is, by mixed-integer programming.
 *
 * <p>With x[v,h] whether VM v is on host h, u[v,h,r] its units there and z[v,r,k] whether it has its k-th unit: maximise
 * sum w[v,r,k] z[v,r,k], where sum_h x[v,h] = 1, guaranteed[v,r] x[v,h] <= u[v,h,r] <= wanted[v,r] x[v,h],
 * sum_h u[v,h,r] = sum_k z[v,r,k], sum_v unit[r] u[v,h,r] <= free[h,r], and each tenant's costs within its threshold. x and
 * u are integers; z need not be, since w never rises with k.
 */
final class ExactPlan {

    /** All tiers' units cost a multiple of this, so that money counts in whole numbers. */
    private static final double COIN = 0.002;

    /** One thread, and no Gomory cuts: with them the solver calls some feasible pools infeasible (seed 6). */
    private static final IntegerStrategy STRATEGY = IntegerStrategy.newConfigurable()
            .withParallelism(() -> 1)
            .withGMICutConfiguration(new IntegerStrategy.GMICutConfiguration().withFractionality(0.999));

    private final SmallPool pool;
    private final List<Claim> claims;
    private final double scale;
    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final Map<String, Expression> spending = new HashMap<>();

    private ExactPlan(SmallPool pool) {
        this.pool = pool;
        this.claims =
                pool.newcomers().stream().map(newcomer -> newcomer.claim()).toList();
        this.scale = 1 / largestWorth(claims);
    }

    /**
     * The value of the best plan; empty if the solver did not prove one, for every pool has a plan.
     *
     * @param effort nodes that the solver may look at: a limit that does not depend on the machine
     */
    static OptionalDouble value(SmallPool pool, int effort) {
        return new ExactPlan(pool).solve(effort);
    }

    private OptionalDouble solve(int effort) {
        pool.spendable()
                .forEach((tenant, limit) -> spending.put(
                        tenant, model.newExpression("spent " + tenant).upper((long) Math.floor(limit / COIN + 1e-6))));
        Expression[][] used = new Expression[pool.rooms().size()][RandomVm.RESOURCES];
        for (int host = 0; host < used.length; host++) {
            Room room = pool.rooms().get(host);
            for (int resource = 0; resource < RandomVm.RESOURCES; resource++) {
                used[host][resource] = model.newExpression("used " + host + " " + resource)
                        .upper(room.free()[resource] / RandomVm.UNIT[resource]);
            }
        }
        for (int vm = 0; vm < claims.size(); vm++) {
            add(vm, used);
        }
        model.options.integer(STRATEGY);
        model.options.iterations_suffice = effort;
        model.options.iterations_abort = effort;
        Optimisation.Result result = model.maximise();
        if (result.getState().isOptimal()) {
            return OptionalDouble.of(result.getValue() / scale);
        }
        return OptionalDouble.empty();
    }

    private void add(int vm, Expression[][] used) {
        Claim claim = claims.get(vm);
        Expression once = model.newExpression("placed " + vm).level(1);
        Expression[] granted = new Expression[RandomVm.RESOURCES];
        for (int resource = 0; resource < granted.length; resource++) {
            granted[resource] =
                    model.newExpression("granted " + vm + " " + resource).level(0);
            for (int unit = 0; unit < claim.units()[resource]; unit++) {
                Variable has = model.newVariable("z " + vm + " " + resource + " " + unit)
                        .lower(0)
                        .upper(1)
                        .weight(claim.value().of(resource, unit) * scale);
                granted[resource].set(has, -1);
            }
        }
        for (int host = 0; host < used.length; host++) {
            Variable placed = model.newVariable("x " + vm + " " + host).binary();
            once.set(placed, 1);
            for (int resource = 0; resource < granted.length; resource++) {
                int most = claim.units()[resource];
                Variable units = model.newVariable("u " + vm + " " + host + " " + resource)
                        .integer()
                        .lower(0)
                        .upper(most);
                granted[resource].set(units, 1);
                used[host][resource].set(units, 1);
                model.newExpression("most " + vm + " " + host + " " + resource)
                        .upper(0)
                        .set(units, 1)
                        .set(placed, -most);
                model.newExpression("first " + vm + " " + host + " " + resource)
                        .lower(0)
                        .set(units, 1)
                        .set(placed, -claim.guaranteed()[resource]);
                pay(claim, units, resource);
            }
        }
    }

    private void pay(Claim claim, Variable units, int resource) {
        Expression spent = spending.get(claim.payer());
        if (spent != null) {
            spent.set(units, coins(claim.unitCost()[resource]));
        }
    }

    private static long coins(double cost) {
        long coins = Math.round(cost / COIN);
        if (Math.abs(cost - coins * COIN) > 1e-9) {
            throw new IllegalStateException("a unit costs " + cost + ", no multiple of " + COIN);
        }
        return coins;
    }

    private static double largestWorth(List<Claim> claims) {
        double largest = 0;
        for (Claim claim : claims) {
            for (int resource = 0; resource < RandomVm.RESOURCES; resource++) {
                if (claim.units()[resource] > 0) {
                    largest = Math.max(largest, claim.value().of(resource, 0));
                }
            }
        }
        return largest > 0 ? largest : 1;
    }
}
