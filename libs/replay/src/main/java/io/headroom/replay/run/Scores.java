package io.headroom.replay.run;

import io.headroom.replay.Frontier;
import io.headroom.replay.Grid;
import io.headroom.replay.Point;
import io.headroom.replay.Scoreboard;
import io.headroom.replay.VmClass;
import io.headroom.replay.fleet.FleetJson;
import io.headroom.replay.fleet.FleetResult;
import io.headroom.replay.run.Examples.Allocated;
import io.headroom.replay.run.Examples.Example;
import java.io.StringWriter;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** All scores as JSON: the file {@code scores.json}, and what the report shows. A cost that is never reached is null. */
public final class Scores {

    private static final double[] LAMBDAS = {10, 30, 100};

    /** The price of a change in the second priced table, in prices of a unit held for a step. */
    private static final double CHANGE = 0.1;

    private static final double DIGITS = 1e6;
    private static final int SHOWN_DAYS = 7;

    private final Scoreboard board;
    private final Grid grid;
    private final int lead;
    private final @Nullable FleetResult fleet;

    /** @param fleet the VMs as one fleet, if that was asked for */
    public Scores(Scoreboard board, Grid grid, int lead, @Nullable FleetResult fleet) {
        this.board = board;
        this.grid = grid;
        this.lead = lead;
        this.fleet = fleet;
    }

    /** @param examples VMs that are shown one by one */
    public String toJson(List<Example> examples) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            head(json);
            pool(json, board.all());
            json.writeArrayPropertyStart("policies");
            for (int policy = 0; policy < board.policies().size(); policy++) {
                policy(json, policy);
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("classes");
            for (VmClass kind : VmClass.values()) {
                classOfVms(json, kind);
            }
            json.writeEndArray();
            if (fleet != null) {
                FleetJson.write(json, fleet);
            }
            json.writeArrayPropertyStart("examples");
            examples.forEach(example -> example(json, example));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private void head(JsonGenerator json) {
        json.writeStringProperty("resource", board.resource().label());
        json.writeNumberProperty("unit", board.resource().unit());
        json.writeNumberProperty("lead", lead);
        json.writeNumberProperty("start", grid.start());
        json.writeNumberProperty("steps", grid.steps());
        numbers(json, "targets", Scoreboard.TARGETS.size(), Scoreboard.TARGETS::get);
        numbers(json, "lambdas", LAMBDAS.length, i -> LAMBDAS[i]);
        json.writeNumberProperty("changePrice", CHANGE);
    }

    private static void pool(JsonGenerator json, Scoreboard.Pool pool) {
        json.writeNumberProperty("vms", pool.size());
        json.writeNumberProperty("scoredSteps", pool.yardstick().scored());
        number(
                json,
                "foresight",
                pool.yardstick().foresight() / pool.yardstick().peak());
        numbers(json, "oracle", Scoreboard.TARGETS.size(), i -> pool.oracleAt(Scoreboard.TARGETS.get(i)));
    }

    private void policy(JsonGenerator json, int policy) {
        Scoreboard.Pool all = board.all();
        Frontier frontier = all.frontier(policy);
        json.writeStartObject();
        json.writeStringProperty("name", board.policies().get(policy).name());
        json.writeBooleanProperty("hindsight", board.policies().get(policy).hindsight());
        costs(json, frontier);
        numbers(json, "medianVm", Scoreboard.TARGETS.size(), i -> all.medianCostAt(policy, i));
        numbers(json, "regret", Scoreboard.TARGETS.size(), i -> regret(frontier, i));
        priced(json, "priced", frontier, 0);
        priced(json, "pricedWithChanges", frontier, CHANGE);
        json.writeArrayPropertyStart("points");
        frontier.points().forEach(point -> point(json, point));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void costs(JsonGenerator json, Frontier frontier) {
        numbers(json, "costAt", Scoreboard.TARGETS.size(), i -> frontier.costAt(Scoreboard.TARGETS.get(i)));
    }

    /** By what share the policy costs more than the oracle at a rate of violations. */
    private double regret(Frontier frontier, int target) {
        double rate = Scoreboard.TARGETS.get(target);
        return frontier.costAt(rate) / board.all().oracleAt(rate) - 1;
    }

    /** The least priced costs, with the knobs that reach them. */
    private void priced(JsonGenerator json, String name, Frontier frontier, double change) {
        json.writeArrayPropertyStart(name);
        for (double lambda : LAMBDAS) {
            Point best = frontier.bestPriced(lambda, change, board.resource().unit());
            json.writeStartObject();
            json.writeStringProperty("knob", best.knob());
            number(json, "cost", best.priced(lambda, change, board.resource().unit()));
            number(json, "changes", best.changesPerVmDay());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void point(JsonGenerator json, Point point) {
        json.writeStartObject();
        json.writeStringProperty("knob", point.knob());
        number(json, "violations", point.violations());
        number(json, "unmet", point.unmet());
        number(json, "slack", point.slack());
        number(json, "costPerPeak", point.costPerPeak());
        number(json, "costPerForesight", point.costPerForesight());
        number(json, "changesPerVmDay", point.changesPerVmDay());
        number(json, "regret", board.all().regret(point));
        json.writeNumberProperty("violatedSteps", point.tally().violated());
        json.writeEndObject();
    }

    private void classOfVms(JsonGenerator json, VmClass kind) {
        Scoreboard.Pool pool = board.of(kind);
        if (pool.size() == 0) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("name", kind.label());
        pool(json, pool);
        json.writeArrayPropertyStart("policies");
        for (int policy = 0; policy < board.policies().size(); policy++) {
            json.writeStartObject();
            costs(json, pool.frontier(policy));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The last days of a VM. */
    private void example(JsonGenerator json, Example example) {
        int to = grid.steps();
        int from = Math.max(Grid.WARM_UP, to - SHOWN_DAYS * Grid.DAY);
        json.writeStartObject();
        json.writeStringProperty("id", example.demand().id());
        json.writeStringProperty("class", example.kind().label());
        number(json, "capacity", example.demand().capacity());
        json.writeNumberProperty("start", grid.instant(from));
        numbers(json, "demand", to - from, i -> example.demand().at(from + i));
        json.writeArrayPropertyStart("allocations");
        example.allocated().forEach(allocated -> allocated(json, allocated, from, to));
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Allocations as pairs of a step, counted from the first that is shown, and the amount from there on. */
    private static void allocated(JsonGenerator json, Allocated allocated, int from, int to) {
        double[] amounts = allocated.amounts();
        json.writeStartObject();
        json.writeStringProperty("policy", allocated.policy());
        json.writeStringProperty("knob", allocated.knob());
        json.writeArrayPropertyStart("changes");
        for (int t = from; t < to; t++) {
            if (t == from || amounts[t] != amounts[t - 1]) {
                json.writeNumber(t - from);
                json.writeNumber(amounts[t]);
            }
        }
        json.writeEndArray();
        if (allocated.band() != null) {
            double[] lower = allocated.band().lower();
            double[] upper = allocated.band().upper();
            json.writeStringProperty("band", allocated.band().label());
            numbers(json, "lower", to - from, i -> lower[from + i]);
            numbers(json, "upper", to - from, i -> upper[from + i]);
        }
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, int count, IntToDoubleFunction value) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < count; i++) {
            write(json, value.applyAsDouble(i));
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) {
        json.writeName(name);
        write(json, value);
    }

    private static void write(JsonGenerator json, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNull();
        } else if (value == Math.rint(value)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(Math.round(value * DIGITS) / DIGITS);
        }
    }
}
