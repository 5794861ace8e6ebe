package io.headroom.replay.fleet;

import io.headroom.replay.fleet.FleetResult.GrowthRow;
import io.headroom.replay.fleet.FleetResult.Half;
import io.headroom.replay.fleet.FleetResult.Row;
import io.headroom.replay.fleet.FleetResult.Scarcity;
import java.util.Locale;

/** A fleet in a few lines for the terminal. */
public final class FleetSummary {

    private FleetSummary() {}

    /** The lines, each ended. */
    public static String of(FleetResult result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nfleet of %d VMs, each policy at its best setting          cost  penalty    total"
                        + "  unmet %%: bronze  silver   gold platinum%n",
                result.vms()));
        result.bests(Half.ALL).forEach(row -> line(text, row));
        for (Scarcity scarcity : result.scarcities()) {
            line(text, scarcity.row());
            if (scarcity.highestSpend() > 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "  highest spend of any budget window: %.4f of its limit%n",
                        scarcity.highestSpend()));
            }
        }
        text.append(String.format(
                "%ngrowth in time, all VMs of a class in one tier     an hour ahead  reserved    active  on time%n"));
        for (GrowthRow row : result.growth()) {
            if (row.scope().equals("all") && row.vms() > 0) {
                GrowthTally own = row.own();
                text.append(String.format(
                        Locale.ROOT,
                        "%-10s %-10s %3d VMs, %8.0f unit-steps %10.3f %9.3f %9.3f %8.3f%n",
                        row.kind().label(),
                        row.tier().label(),
                        row.vms(),
                        own.growth(),
                        own.ahead() / own.growth(),
                        own.reservedShare(),
                        own.active() / own.growth(),
                        own.onTime()));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Row row) {
        Bill all = row.bills().all();
        text.append(String.format(
                Locale.ROOT,
                "%-18s %-32s %9.2f %8.2f %8.2f",
                row.policy(),
                row.knob(),
                all.cost(),
                all.penalty(),
                all.total()));
        for (Tier tier : Tier.values()) {
            text.append(String.format(
                    Locale.ROOT, "%9.4f", 100 * row.bills().of(tier).unmetShare()));
        }
        text.append(String.format("%n"));
    }
}
