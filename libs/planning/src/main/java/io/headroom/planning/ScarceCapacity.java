package io.headroom.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Shares the free capacity of hosts among claims: guarantees first, then unit by unit in order of worth per dominant share,
 * until capacity and the payers' cost thresholds are used up.
 *
 * <p>A unit takes one resource of one host, and values never rise, so this order alone is exact as long as no threshold
 * binds. Where one does, a unit has to be worth more than the payer's money is worth elsewhere: the money gets a price
 * ({@link MoneyPrices}), and what whole units leave over is put right by single exchanges ({@link Exchanges}).
 */
public final class ScarceCapacity {

    private final Map<String, Room> rooms = new HashMap<>();
    private final Map<String, Double> spendable;

    /**
     * @param rooms the hosts
     * @param spendable what each payer may still spend; a payer that is not listed has no threshold
     */
    public ScarceCapacity(List<Room> rooms, Map<String, Double> spendable) {
        rooms.forEach(room -> this.rooms.put(room.hostId(), room));
        this.spendable = Map.copyOf(spendable);
    }

    /** The grants in the order of the claims; equal input gives equal output. */
    public List<Grant> share(List<Claim> claims) {
        return solve(claims).sharing.grants();
    }

    Solution solve(List<Claim> claims) {
        Sharing plain = new Sharing(claims, rooms, spendable);
        plain.grantUncontested();
        plain.fill(Map.of(), true);
        TreeSet<String> bound = boundPayers(plain);
        if (bound.isEmpty()) {
            return new Solution(plain, Map.of());
        }
        MoneyPrices prices = MoneyPrices.of(plain, bound);
        Sharing priced = plain.fresh();
        priced.grantUncontested();
        priced.fill(prices.high(), true);
        priced.fill(prices.low(), true);
        priced.fill(Map.of(), true);
        Sharing better = better(plain, priced);
        Exchanges.improve(better, bound);
        return new Solution(better, prices.high());
    }

    private static TreeSet<String> boundPayers(Sharing sharing) {
        TreeSet<String> bound = new TreeSet<>();
        List<Claim> claims = sharing.claims();
        for (int claim = 0; claim < claims.size(); claim++) {
            for (int resource = 0; resource < claims.get(claim).units().length; resource++) {
                if (sharing.wants(claim, resource) && !sharing.affordable(claim, resource)) {
                    bound.add(claims.get(claim).payer());
                }
            }
        }
        return bound;
    }

    private static Sharing better(Sharing one, Sharing other) {
        if (one.guaranteedUnits() != other.guaranteedUnits()) {
            return one.guaranteedUnits() > other.guaranteedUnits() ? one : other;
        }
        return other.total() > one.total() ? other : one;
    }

    /**
     * How the claims share.
     *
     * @param prices of the money of payers at their threshold
     */
    record Solution(Sharing sharing, Map<String, Double> prices) {}
}
