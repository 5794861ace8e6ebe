package io.headroom.planning;

/**
 * What the money of payers at their threshold is worth: the price at which each would just spend what it may, if it bought
 * only units worth more than their cost times that price (the multiplier of its budget in the Lagrangian relaxation).
 *
 * @param low of each payer, at which those at their threshold spend more than they may; 0 for the others
 * @param high of each payer, at which none does
 */
record MoneyPrices(double[] low, double[] high) {

    /** Halvings: enough to tell apart two units whose worth differs by a ten-thousandth of the best. */
    private static final int ROUNDS = 14;

    /**
     * All prices are narrowed down together: payers meet only where they share a host.
     *
     * @param bound which payers are at their threshold
     */
    static MoneyPrices of(Bids bids, boolean[] bound) {
        double[] low = new double[bound.length];
        double[] high = highest(bids, bound);
        for (int round = 0; round < ROUNDS; round++) {
            double[] middle = new double[bound.length];
            for (int payer = 0; payer < middle.length; payer++) {
                middle[payer] = (low[payer] + high[payer]) / 2;
            }
            Sharing trial = new Sharing(bids);
            trial.fillWithoutThresholds(middle);
            for (int payer = 0; payer < middle.length; payer++) {
                if (bound[payer]) {
                    (trial.overspent(payer) ? low : high)[payer] = middle[payer];
                }
            }
        }
        return new MoneyPrices(low, high);
    }

    /** Above the worth of a payer's best unit for its cost: nothing is bought at this price. */
    private static double[] highest(Bids bids, boolean[] bound) {
        double[] highest = new double[bound.length];
        for (int claim = 0; claim < bids.size(); claim++) {
            int payer = bids.payer(claim);
            for (int resource = 0; bound[payer] && resource < bids.resources(claim); resource++) {
                double cost = bids.claim(claim).unitCost()[resource];
                if (bids.claim(claim).units()[resource] > 0 && cost > 0) {
                    highest[payer] = Math.max(highest[payer], 1.01 * bids.value(claim, resource, 0) / cost);
                }
            }
        }
        return highest;
    }
}
