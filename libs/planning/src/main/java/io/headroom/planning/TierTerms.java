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
