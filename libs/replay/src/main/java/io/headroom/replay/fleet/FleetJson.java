package io.headroom.replay.fleet;

import io.headroom.replay.fleet.FleetResult.GrowthRow;
import io.headroom.replay.fleet.FleetResult.Half;
import io.headroom.replay.fleet.FleetResult.Row;
import io.headroom.replay.fleet.FleetResult.Scarcity;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A fleet as the member {@code fleet} of a JSON object; a share of nothing is null. */
public final class FleetJson {

    private static final double DIGITS = 1e6;

    private FleetJson() {}

    /** Writes the member. */
    public static void write(JsonGenerator json, FleetResult result) {
        json.writeObjectPropertyStart("fleet");
        json.writeNumberProperty("vms", result.vms());
        json.writeArrayPropertyStart("policies");
        for (Row row : result.bests(Half.ALL)) {
            row(json, row, Double.NaN);
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("limited");
        for (Scarcity scarcity : result.scarcities()) {
            row(json, scarcity.row(), scarcity.highestSpend());
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("growth");
        for (GrowthRow row : result.growth()) {
            if (row.vms() > 0 && row.scope().equals(Half.ALL.label())) {
                growth(json, row);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, Row row, double highestSpend) {
        Bill all = row.bills().all();
        json.writeStartObject();
        json.writeStringProperty("policy", row.policy());
        json.writeStringProperty("knob", row.knob());
        number(json, "cost", all.cost());
        number(json, "penalty", all.penalty());
        number(json, "total", all.total());
        number(json, "highestSpend", highestSpend);
        json.writeArrayPropertyStart("tiers");
        for (Tier tier : Tier.values()) {
            Drops drops = row.drops().getOrDefault(tier, Drops.NONE);
            json.writeStartObject();
            json.writeStringProperty("name", tier.label());
            number(json, "unmet", row.bills().of(tier).unmetShare());
            json.writeNumberProperty("byCost", drops.costUnits());
            json.writeNumberProperty("byCapacity", drops.capacityUnits());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void growth(JsonGenerator json, GrowthRow row) {
        List<String> names = FleetReplay.reactive();
        json.writeStartObject();
        json.writeStringProperty("class", row.kind().label());
        json.writeStringProperty("tier", row.tier().label());
        json.writeNumberProperty("vms", row.vms());
        tally(json, "own", row.own());
        for (int policy = 0; policy < names.size(); policy++) {
            tally(json, names.get(policy), row.reactive().get(policy));
        }
        json.writeEndObject();
    }

    private static void tally(JsonGenerator json, String name, GrowthTally tally) {
        json.writeObjectPropertyStart(name);
        number(json, "growth", tally.growth());
        number(json, "ahead", tally.ahead() / tally.growth());
        number(json, "reserved", tally.reservedShare());
        number(json, "active", tally.active() / tally.growth());
        number(json, "onTime", tally.onTime());
        number(json, "allocated", tally.allocated());
        number(json, "unused", tally.unused());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNull();
        } else {
            json.writeNumber(Math.round(value * DIGITS) / DIGITS);
        }
    }
}
