package io.headroom.planning;

/**
 * A VM that should grow; as a claim its units run from what it holds to its target, those first that it must have, and
 * each is worth the shortage that it avoids. Arrays have one entry per resource.
 *
 * @param id names the claim
 * @param payer whose cost threshold pays for it
 * @param held what the VM has by now
 * @param wanted what it should have on top of that
 * @param first what it must have before anybody gets more: its guarantee and the least that its owner allows
 */
public record Growth(String id, String payer, long[] held, long[] wanted, long[] first) {

    /** @param host where the VM is */
    public Claim claim(String host, Prices prices, Shortage shortage) {
        int[] units = new int[held.length];
        int[] guaranteed = new int[held.length];
        double[] cost = new double[held.length];
        long[] unit = prices.unit();
        for (int resource = 0; resource < held.length; resource++) {
            units[resource] = wholeUnits(wanted[resource], unit[resource]);
            guaranteed[resource] =
                    Math.min(units[resource], wholeUnits(first[resource] - held[resource], unit[resource]));
            cost[resource] = prices.price()[resource] * unit[resource] * prices.steps();
        }
        return new Claim(
                id,
                host,
                payer,
                units,
                unit,
                guaranteed,
                cost,
                (resource, next) -> prices.worth()[resource]
                        * unit[resource]
                        * shortage.exceedance(resource, held[resource] + next * unit[resource]));
    }

    private static int wholeUnits(long amount, long unit) {
        return (int) Math.max(0, (amount + unit - 1) / unit);
    }

    /**
     * What the amounts cost and what they are worth.
     *
     * @param unit smallest amount that is allocated of each resource
     * @param price of an amount of 1 for a step
     * @param worth of avoiding a shortage of 1 for a step
     * @param steps for how many a grant commits its cost
     */
    public record Prices(long[] unit, double[] price, double[] worth, double steps) {}

    /** How likely it is that more is needed. */
    @FunctionalInterface
    public interface Shortage {

        /** The share of the coming steps in which demand is above the amount, 0..1, never rising with it. */
        double exceedance(int resource, long amount);
    }
}
