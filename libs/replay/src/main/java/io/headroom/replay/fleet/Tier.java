package io.headroom.replay.fleet;

import io.headroom.planning.TierTerms;
import io.headroom.replay.Resource;
import java.util.Locale;

/** The four tiers as the services seed them, the cheapest first. */
public enum Tier {
    BRONZE(0.020, 0.0025, 4),
    SILVER(0.028, 0.0035, 10),
    GOLD(0.040, 0.0050, 30),
    PLATINUM(0.060, 0.0075, 100);

    /** What an amount costs while it is set aside and not active, as a share of its active price. */
    public static final double RESERVED_SHARE = 0.3;

    private static final double STEPS_PER_HOUR = 12;
    private static final double MIB_PER_GIB = 1024;

    private final double coreHour;
    private final double gibHour;
    private final double weight;

    Tier(double coreHour, double gibHour, double weight) {
        this.coreHour = coreHour;
        this.gibHour = gibHour;
        this.weight = weight;
    }

    /** The price of a unit of allocation (0.25 core, 256 MiB) for a step. */
    public double price(Resource resource) {
        double hour = resource == Resource.CPU ? coreHour : gibHour / MIB_PER_GIB;
        return hour * resource.unit() / STEPS_PER_HOUR;
    }

    /** A unit short for a step weighs so many times its price. */
    public double weight() {
        return weight;
    }

    /** What the tier means for planning: penalty basis UNMET, no quantile stated. */
    public TierTerms terms() {
        return new TierTerms(weight, RESERVED_SHARE, TierTerms.PenaltyBasis.UNMET, null);
    }

    /** The name in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
