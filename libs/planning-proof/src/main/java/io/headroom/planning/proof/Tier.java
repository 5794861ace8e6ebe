package io.headroom.planning.proof;

import io.headroom.planning.TierTerms;

/** The tiers as seeded: prices per core-hour and GiB-hour, shortage weight, memory guarantee as a share of the size. */
enum Tier {
    BRONZE(0.020, 0.0025, 4, 0),
    SILVER(0.028, 0.0035, 10, 0.25),
    GOLD(0.040, 0.0050, 30, 0.5),
    PLATINUM(0.060, 0.0075, 100, 1);

    private static final double RESERVED_SHARE = 0.3;

    private final double[] pricePerHour;
    private final double memoryGuarantee;
    private final TierTerms terms;

    Tier(double perCore, double perGib, double shortageWeight, double memoryGuarantee) {
        this.pricePerHour = new double[] {perCore / 1000, perGib / 1024};
        this.memoryGuarantee = memoryGuarantee;
        this.terms = new TierTerms(shortageWeight, RESERVED_SHARE, TierTerms.PenaltyBasis.UNMET, null);
    }

    TierTerms terms() {
        return terms;
    }

    double memoryGuarantee() {
        return memoryGuarantee;
    }

    /** Of a millicore and of a MiB, for a step. */
    double[] pricePerStep() {
        return new double[] {pricePerHour[0] / RandomVm.HOLD, pricePerHour[1] / RandomVm.HOLD};
    }

    double[] worthPerStep() {
        double[] price = pricePerStep();
        return new double[] {price[0] * terms.shortageWeight(), price[1] * terms.shortageWeight()};
    }
}
