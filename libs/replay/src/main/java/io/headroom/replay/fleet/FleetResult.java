package io.headroom.replay.fleet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a fleet.
 *
 * @param vms how many there are
 * @param rows a row per policy and setting
 * @param drops what each VM was not given under the limits; empty without limits
 * @param highestSpend the most that any tenant had spent at any step of a budget window, as a share of its limit
 * @param growth a row per class, tier and scope
 */
public record FleetResult(int vms, List<Row> rows, List<VmDrops> drops, double highestSpend, List<GrowthRow> growth) {

    public FleetResult {
        rows = List.copyOf(rows);
        drops = List.copyOf(drops);
        growth = List.copyOf(growth);
    }

    /**
     * One setting of one policy.
     *
     * @param drops by tier, of a fleet under limits
     */
    public record Row(String policy, String knob, Bills bills, Map<Tier, Drops> drops) {}

    /** What a VM was not given. */
    public record VmDrops(FleetVm vm, Drops drops) {}

    /**
     * What became of the growth of VMs of a class.
     *
     * @param scope {@code all} if all VMs of the class were given the tier, {@code dealt} for those that have it in the fleet
     * @param own as the services plan
     * @param reactive the reactive policies at equal unmet demand, in the order of {@link FleetReplay#reactive}
     */
    public record GrowthRow(
            String scope, String kind, Tier tier, int vms, GrowthTally own, List<GrowthTally> reactive) {}

    /** The first row of a policy. */
    Optional<Row> row(String policy) {
        return rows.stream().filter(row -> row.policy().equals(policy)).findFirst();
    }

    /** A policy at the one setting that costs the fleet least. */
    Optional<Row> best(String policy) {
        return rows.stream()
                .filter(row -> row.policy().equals(policy))
                .min(Comparator.comparingDouble(row -> row.bills().all().total()));
    }

    /** Every policy at its best setting, the cheapest first. */
    List<Row> bests() {
        return rows.stream()
                .map(Row::policy)
                .distinct()
                .flatMap(policy -> best(policy).stream())
                .sorted(Comparator.comparingDouble(row -> row.bills().all().total()))
                .toList();
    }
}
