package io.headroom.replay.fleet;

import io.headroom.replay.fleet.FleetResult.GrowthRow;
import io.headroom.replay.fleet.FleetResult.Row;
import io.headroom.replay.fleet.FleetResult.Scarcity;
import io.headroom.replay.fleet.FleetResult.VmDrops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The files of a fleet: {@code fleet.csv}, {@code fleet-growth.csv} and, under limits, {@code fleet-drops.csv}. */
public final class FleetFiles {

    static final String FLEET =
            "vms,policy,knob,tier,cost,penalty,total,allocated_unit_steps,unmet_unit_steps,unmet_share,"
                    + "capped_by_cost_steps,capped_by_cost_unit_steps,capped_by_capacity_steps,capped_by_capacity_unit_steps\n";

    static final String DROPS = "limits,series_id,tier,tenant,host,reason,steps,unit_steps\n";

    static final String GROWTH =
            "scope,class,tier,vms,policy,growth_unit_steps,ahead_share,reserved_share,active_share,"
                    + "on_time_share,allocated_unit_steps,unmet_unit_steps,unused_unit_steps,unused_cost,cost\n";

    private FleetFiles() {}

    /** Writes them into a directory. */
    public static void write(Path directory, FleetResult result, io.headroom.replay.Resource resource)
            throws IOException {
        StringBuilder fleet = new StringBuilder(FLEET);
        List<Row> rows = new ArrayList<>(result.rows());
        result.scarcities().forEach(scarcity -> rows.add(scarcity.row()));
        for (Row row : rows) {
            for (Tier tier : Tier.values()) {
                Drops drops = row.drops().getOrDefault(tier, Drops.NONE);
                bill(fleet, row, tier.label(), row.bills().of(tier), drops);
            }
            Drops all = row.drops().values().stream().reduce(Drops.NONE, Drops::plus);
            bill(fleet, row, "all", row.bills().all(), all);
        }
        Files.writeString(directory.resolve("fleet.csv"), fleet);
        Files.writeString(directory.resolve("fleet-growth.csv"), growth(result, resource));
        if (!result.scarcities().isEmpty()) {
            Files.writeString(directory.resolve("fleet-drops.csv"), drops(result));
        }
    }

    private static void bill(StringBuilder rows, Row row, String tier, Bill bill, Drops drops) {
        rows.append(String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%.4f,%.4f,%.4f,%.0f,%.3f,%.6f,%d,%d,%d,%d%n",
                row.half().label(),
                row.policy(),
                row.knob(),
                tier,
                bill.cost(),
                bill.penalty(),
                bill.total(),
                bill.allocated(),
                bill.unmet(),
                bill.unmetShare(),
                drops.costSteps(),
                drops.costUnits(),
                drops.capacitySteps(),
                drops.capacityUnits()));
    }

    private static String drops(FleetResult result) {
        StringBuilder rows = new StringBuilder(DROPS);
        for (Scarcity scarcity : result.scarcities()) {
            String limits = scarcity.row().knob();
            for (VmDrops vm : scarcity.drops()) {
                Drops drops = vm.drops();
                drop(rows, limits, vm.vm(), "CAPPED_BY_COST", drops.costSteps(), drops.costUnits());
                drop(rows, limits, vm.vm(), "CAPPED_BY_CAPACITY", drops.capacitySteps(), drops.capacityUnits());
            }
        }
        return rows.toString();
    }

    private static void drop(StringBuilder rows, String limits, FleetVm vm, String reason, long steps, long units) {
        if (steps > 0) {
            rows.append(String.format(
                    "%s,%s,%s,%s,%s,%s,%d,%d%n",
                    limits, vm.demand().id(), vm.tier().label(), vm.tenant(), vm.host(), reason, steps, units));
        }
    }

    private static String growth(FleetResult result, io.headroom.replay.Resource resource) {
        StringBuilder rows = new StringBuilder(GROWTH);
        List<String> names = FleetReplay.reactive();
        for (GrowthRow row : result.growth()) {
            double price = row.tier().price(resource);
            growth(rows, row, "headroom_planned", row.own(), price);
            for (int policy = 0; policy < names.size(); policy++) {
                if (row.reactive().get(policy) != GrowthTally.NONE) {
                    growth(
                            rows,
                            row,
                            names.get(policy) + " at equal unmet",
                            row.reactive().get(policy),
                            price);
                }
            }
        }
        return rows.toString();
    }

    private static void growth(StringBuilder rows, GrowthRow row, String policy, GrowthTally tally, double price) {
        double unused = Tier.RESERVED_SHARE * price * tally.unused();
        rows.append(String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%s,%.0f,%.4f,%.4f,%.4f,%.4f,%.0f,%.2f,%.0f,%.4f,%.4f%n",
                row.scope(),
                row.kind().label(),
                row.tier().label(),
                row.vms(),
                policy,
                tally.growth(),
                tally.ahead() / tally.growth(),
                tally.reservedShare(),
                tally.active() / tally.growth(),
                tally.onTime(),
                tally.allocated(),
                tally.unmet(),
                tally.unused(),
                unused,
                price * tally.allocated() + unused));
    }
}
