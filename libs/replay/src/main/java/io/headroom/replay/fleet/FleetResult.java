package io.headroom.replay.fleet;

import io.headroom.replay.VmClass;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a fleet.
 *
 * @param vms how many there are
 * @param rows a row per half, policy and setting, with room and money for everything
 * @param scarcities the fleet under limits, if any were asked for
 * @param growth a row per class, tier and scope
 */
public record FleetResult(int vms, List<Row> rows, List<Scarcity> scarcities, List<GrowthRow> growth) {

    public FleetResult {
        rows = List.copyOf(rows);
        scarcities = List.copyOf(scarcities);
        growth = List.copyOf(growth);
    }

    /** Which VMs in the order of their ids are a fleet; what is settled on one half can be looked at on the other. */
    public enum Half {
        ALL,
        ODD,
        EVEN;

        /** Whether the VM at a place, from 0 on, belongs to it: the first is odd. */
        boolean has(int place) {
            return this == ALL || place % 2 == 0 == (this == ODD);
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One setting of one policy.
     *
     * @param drops by tier, of a fleet under limits
     */
    public record Row(Half half, String policy, String knob, Bills bills, Map<Tier, Drops> drops) {}

    /**
     * The fleet under limits.
     *
     * @param drops what each VM was not given
     * @param highestSpend the most that any tenant had spent at any step of a budget window, as a share of its limit
     */
    public record Scarcity(Row row, List<VmDrops> drops, double highestSpend) {}

    /** What a VM was not given. */
    public record VmDrops(FleetVm vm, Drops drops) {}

    /**
     * What became of the growth of VMs of a class.
     *
     * @param scope a half if all its VMs of the class were given the tier, {@code dealt} for those that have it in the fleet
     * @param own as the services plan
     * @param reactive the reactive policies at equal unmet demand, in the order of {@link FleetReplay#reactive}
     */
    public record GrowthRow(
            String scope, VmClass kind, Tier tier, int vms, GrowthTally own, List<GrowthTally> reactive) {}

    /** A policy at the one setting that costs a fleet least. */
    Optional<Row> best(Half half, String policy) {
        return rows.stream()
                .filter(row -> row.half() == half && row.policy().equals(policy))
                .min(Comparator.comparingDouble(row -> row.bills().all().total()));
    }

    /** Every policy at its best setting, the cheapest first. */
    List<Row> bests(Half half) {
        return rows.stream()
                .map(Row::policy)
                .distinct()
                .flatMap(policy -> best(half, policy).stream())
                .sorted(Comparator.comparingDouble(row -> row.bills().all().total()))
                .toList();
    }
}
