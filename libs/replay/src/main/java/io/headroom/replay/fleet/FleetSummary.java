package io.headroom.replay.fleet;

import io.headroom.replay.fleet.FleetResult.GrowthRow;
import io.headroom.replay.fleet.FleetResult.Row;
import java.util.Locale;

/** A fleet in a few lines for the terminal. */
public final class FleetSummary {

    private FleetSummary() {}

    /** The lines, each ended. */
    public static String of(FleetResult result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%nfleet of %d VMs, each policy at its best setting      cost  penalty    total"
                        + "   unmet %% bronze  silver    gold platinum%n",
                result.vms()));
        for (Row row : result.bests()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-22s %-24s %10.2f %8.2f %8.2f",
                    row.policy(),
                    row.knob(),
                    row.bills().all().cost(),
                    row.bills().all().penalty(),
                    row.bills().all().total()));
            for (Tier tier : Tier.values()) {
                text.append(String.format(
                        Locale.ROOT, "%9.4f", 100 * row.bills().of(tier).unmetShare()));
            }
            text.append(String.format("%n"));
        }
        if (!result.drops().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT, "%nhighest spend of any budget window: %.4f of its limit%n", result.highestSpend()));
        }
        text.append(String.format(
                "%ngrowth in time, all VMs of a class in one tier     an hour ahead  reserved    active  on time%n"));
        for (GrowthRow row : result.growth()) {
            if (row.scope().equals("all") && row.vms() > 0) {
                GrowthTally own = row.own();
                text.append(String.format(
                        Locale.ROOT,
                        "%-10s %-10s %3d VMs, %8.0f unit-steps %10.3f %9.3f %9.3f %8.3f%n",
                        row.kind(),
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
}
