package io.headroom.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shares the free capacity of hosts among claims: guarantees first, then unit by unit in order of worth per dominant share,
 * until capacity and the payers' cost thresholds are used up.
 *
 * <p>A unit takes one resource of one host, and values never rise, so this order alone is exact as long as no threshold
 * binds. Where one does, a unit has to be worth more than the payer's money is worth elsewhere: the money gets a price
 * ({@link MoneyPrices}), and what whole units leave over is put right by single exchanges ({@link Exchanges}).
 */
public final class ScarceCapacity {

    /** Up to so many claims, where one unit counts, the order without prices is tried too. */
    private static final int SMALL = 256;

    private final List<Room> rooms;
    private final Map<String, Double> spendable;

    /**
     * @param rooms the hosts
     * @param spendable what each payer may still spend; a payer that is not listed has no threshold
     */
    public ScarceCapacity(List<Room> rooms, Map<String, Double> spendable) {
        this.rooms = List.copyOf(rooms);
        this.spendable = Map.copyOf(spendable);
    }

    /** The grants in the order of the claims; equal input gives equal output. */
    public List<Grant> share(List<Claim> claims) {
        return solve(claims).sharing.grants();
    }

    Solution solve(List<Claim> claims) {
        Bids bids = new Bids(claims, rooms, spendable);
        double[] unpriced = new double[bids.payers()];
        Sharing sharing = new Sharing(bids);
        sharing.fillWithoutThresholds(unpriced);
        boolean[] bound = overspent(sharing);
        if (bound.length == 0) {
            return new Solution(sharing, Map.of());
        }
        MoneyPrices prices = MoneyPrices.of(bids, bound);
        Sharing priced = new Sharing(bids);
        priced.fillWithoutThresholds(prices.high());
        if (overspent(priced).length > 0) {
            priced = new Sharing(bids);
            priced.fill(prices.high());
        }
        priced.fill(prices.low());
        priced.fill(unpriced);
        improve(priced, bound);
        Sharing best = priced;
        if (bids.size() <= SMALL) {
            Sharing plain = new Sharing(bids);
            plain.fill(unpriced);
            improve(plain, bound);
            best = better(priced, plain);
        }
        Map<String, Double> byName = new HashMap<>();
        for (int payer = 0; payer < bound.length; payer++) {
            if (bound[payer]) {
                byName.put(bids.payerName(payer), prices.high()[payer]);
            }
        }
        return new Solution(best, byName);
    }

    private static void improve(Sharing sharing, boolean[] bound) {
        for (int payer = 0; payer < bound.length; payer++) {
            if (bound[payer]) {
                Exchanges.improve(sharing, payer);
            }
        }
    }

    private static Sharing better(Sharing one, Sharing other) {
        if (one.guaranteedUnits() != other.guaranteedUnits()) {
            return one.guaranteedUnits() > other.guaranteedUnits() ? one : other;
        }
        return other.total() > one.total() ? other : one;
    }

    /** Which payers spent more than they may; empty if none. */
    private static boolean[] overspent(Sharing sharing) {
        boolean[] over = new boolean[sharing.bids().payers()];
        boolean any = false;
        for (int payer = 0; payer < over.length; payer++) {
            over[payer] = sharing.overspent(payer);
            any |= over[payer];
        }
        return any ? over : new boolean[0];
    }

    /**
     * How the claims share.
     *
     * @param prices of the money of payers at their threshold
     */
    record Solution(Sharing sharing, Map<String, Double> prices) {}
}
