package io.headroom.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tier one VM has from an instant on, with everything that planning, enforcing and judging it needs.
 *
 * @param tenantId owner of the VM
 * @param vmId the VM
 * @param version rises with every assignment of one VM
 * @param tier name of the tier
 * @param tierVersion version of the tier's definition
 * @param source where the assignment comes from
 * @param profile what is enforced
 * @param prices what it costs
 * @param shortageWeight a unit-hour short weighs this times the price when planning, above 1
 * @param penaltyBasis what a shortage is counted by
 * @param statedQuantile level to size at if the tier states it outright, 0.5..0.999
 * @param cpuMultiplier explicit extra margin on CPU, 1 for none
 * @param memoryMultiplier explicit extra margin on memory, 1 for none
 * @param objectives what is promised over the period
 * @param creditShare share of the VM's bill of the period owed for a missed objective, 0..1
 * @param effectiveAt from when it holds
 */
public record QosAssigned(
        String tenantId,
        String vmId,
        long version,
        String tier,
        long tierVersion,
        Source source,
        QosProfile profile,
        QosPrices prices,
        double shortageWeight,
        PenaltyBasis penaltyBasis,
        @Nullable Double statedQuantile,
        double cpuMultiplier,
        double memoryMultiplier,
        List<SlaObjective> objectives,
        double creditShare,
        Instant effectiveAt) {

    public QosAssigned {
        Require.id("tenantId", tenantId);
        Require.id("vmId", vmId);
        Require.notNegative("version", version);
        Require.id("tier", tier);
        Require.notNegative("tierVersion", tierVersion);
        Require.present("source", source);
        Require.present("profile", profile);
        Require.present("prices", prices);
        if (!(shortageWeight > 1) || Double.isInfinite(shortageWeight)) {
            throw new IllegalArgumentException("shortageWeight " + shortageWeight + " must be above 1");
        }
        Require.present("penaltyBasis", penaltyBasis);
        if (statedQuantile != null && !(statedQuantile >= 0.5 && statedQuantile <= 0.999)) {
            throw new IllegalArgumentException("statedQuantile " + statedQuantile + " must be in 0.5..0.999");
        }
        multiplier("cpuMultiplier", cpuMultiplier);
        multiplier("memoryMultiplier", memoryMultiplier);
        objectives = List.copyOf(Require.present("objectives", objectives));
        Require.share("creditShare", creditShare);
        Require.present("effectiveAt", effectiveAt);
    }

    private static void multiplier(String field, double value) {
        if (!(value >= 1 && value <= 10)) {
            throw new IllegalArgumentException(field + " " + value + " must be in 1..10");
        }
    }

    /** Where an assignment comes from. */
    public enum Source {
        /** The VM's own. */
        VM,
        /** Inherited from its group. */
        GROUP,
        /** Nobody chose: the cheapest tier. */
        DEFAULT
    }

    /** What a shortage is counted by. */
    public enum PenaltyBasis {
        /** Per unit-hour short. */
        UNMET,
        /** Per step that was short at all. */
        VIOLATED_STEP
    }
}
