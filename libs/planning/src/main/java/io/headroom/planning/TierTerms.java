package io.headroom.planning;

import org.jspecify.annotations.Nullable;

/**
 * What a tier's terms mean for planning, per unit of a price of 1: the levels at which capacity is worth buying.
 *
 * <p>The newsvendor's critical ratio in two stages. With c_r and c_a the prices of reserved and of active capacity and p =
 * w c_a the penalty of a unit short: reserve at {@code 1 - c_r / (p - c_a + c_r)}, activate what is reserved at
 * {@code 1 - (c_a - c_r) / p}, activate what is not at {@code 1 - c_a / p}. Treating the first stage by itself is an
 * approximation.
 *
 * @param shortageWeight w: a unit-hour short weighs w times its price, above 1
 * @param reservedShare price of reserved capacity as a share of the active price, above 0 and below 1
 * @param penaltyBasis what a shortage is counted by
 * @param statedQuantile the level if the tier states it outright, 0.5..0.999
 */
public record TierTerms(
        double shortageWeight,
        double reservedShare,
        PenaltyBasis penaltyBasis,
        @Nullable Double statedQuantile) {

    public TierTerms {
        if (!(shortageWeight > 1) || Double.isInfinite(shortageWeight)) {
            throw new IllegalArgumentException("shortageWeight " + shortageWeight + " must be above 1");
        }
        if (!(reservedShare > 0 && reservedShare < 1)) {
            throw new IllegalArgumentException("reservedShare " + reservedShare + " must be above 0 and below 1");
        }
        if (statedQuantile != null && !(statedQuantile >= 0.5 && statedQuantile <= 0.999)) {
            throw new IllegalArgumentException("statedQuantile " + statedQuantile + " must be in 0.5..0.999");
        }
    }

    /** The level up to which capacity is worth setting aside. */
    public double reserveLevel() {
        return statedOr(1 - reservedShare / (shortageWeight - 1 + reservedShare));
    }

    /** The level up to which capacity that was set aside is worth activating. */
    public double activateReservedLevel() {
        return statedOr(1 - (1 - reservedShare) / shortageWeight);
    }

    /** The level up to which capacity that was not set aside is worth activating. */
    public double activateLevel() {
        return statedOr(1 - 1 / shortageWeight);
    }

    /**
     * Whether the tier's demand is bought step by step, one more unit as long as what is expected to be used of it is worth its
     * price: where a shortage is paid for by the unit and no level is stated.
     */
    public boolean stepByStep() {
        return penaltyBasis == PenaltyBasis.UNMET && statedQuantile == null;
    }

    /** The whole units worth buying for one step, at least one: one more has to be worth its whole price. */
    double worthBuying(QuantileCurve step, long unit) {
        return units(step, unit, 1);
    }

    /**
     * The whole units worth keeping for one step, at least one, if they are held or set aside already: the last has to be worth
     * what is left of its price, active less reserved. What flickers about its price is neither bought nor given back.
     */
    double worthKeeping(QuantileCurve step, long unit) {
        return units(step, unit, 1 - reservedShare);
    }

    /** Whether one more unit on top of an amount is worth keeping. */
    boolean keepsMoreThan(QuantileCurve step, double amount, long unit) {
        return shortageWeight * StepAmount.used(step, amount, unit) > 1 - reservedShare;
    }

    private double units(QuantileCurve step, long unit, double price) {
        double most = Math.max(1, Math.ceil(step.maximum() / unit)) * unit;
        return new StepAmount(unit, most).worthItsPrice(step, shortageWeight / price);
    }

    /** The amount worth holding over the steps at that level. */
    public double amount(DemandOutlook outlook, int fromStep, int toStep, double level) {
        return penaltyBasis == PenaltyBasis.UNMET
                ? outlook.pooledQuantile(fromStep, toStep, level)
                : outlook.maximumQuantile(fromStep, toStep, level);
    }

    private double statedOr(double level) {
        return statedQuantile == null ? level : statedQuantile;
    }

    /** What a shortage is counted by. */
    public enum PenaltyBasis {
        /** Per unit-hour short: sized by the mean exceedance. */
        UNMET,
        /** Per step that was short at all: sized by the window's maximum. */
        VIOLATED_STEP
    }
}
