package io.headroom.replay.fleet;

import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.Horizon;
import io.headroom.planning.Bounds;
import io.headroom.planning.DemandOutlook;
import io.headroom.planning.QuantileCurve;
import io.headroom.planning.Timing;
import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Replay;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import io.headroom.replay.own.Ahead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays one VM in every tier as the services plan it, reservations ahead included, on a host with room; and says how much of
 * its growth was there in time.
 */
final class GrowthReplay {

    private static final int HOUR = 12;
    private static final int BLOCKS = 23;
    private static final Horizon HORIZON = Horizon.of(HOUR, new int[0], BLOCKS);
    private static final double MILLI = 1000;

    private final Demand vm;
    private final Timing timing;
    private final Rising rising;
    private final long unit;
    private final double scale;

    private GrowthReplay(Demand vm, int lead) {
        this.vm = vm;
        this.timing = Timing.USUAL.withLead(lead);
        this.rising = new Rising(vm, timing);
        this.scale = vm.resource() == Resource.CPU ? MILLI : 1;
        this.unit = Math.round(vm.resource().unit() * scale);
    }

    /**
     * What became of a VM's growth.
     *
     * @param tiers by {@link Tier}
     * @param held units by tier and step
     * @param reactive by policy and setting
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Outcome(List<GrowthTally> tiers, int[][] held, List<List<GrowthTally>> reactive) {}

    /** Replays a VM, beside reactive policies. */
    static Outcome of(Demand vm, int lead, List<Policy> reactive) {
        GrowthReplay replay = new GrowthReplay(vm, lead);
        int[][] held = new int[Tier.values().length][vm.steps()];
        List<GrowthTally> tiers = replay.tiers(held);
        List<List<GrowthTally>> others = new ArrayList<>();
        for (Policy policy : reactive) {
            List<GrowthTally> settings = new ArrayList<>();
            for (double[] amounts : Replay.rounded(policy, vm, lead).amounts()) {
                settings.add(replay.tallied(amounts));
            }
            others.add(settings);
        }
        return new Outcome(tiers, held, others);
    }

    private List<GrowthTally> tiers(int[][] held) {
        Seen seen = vm.seen();
        Ahead ahead = new Ahead(seen, timing.lead(), HORIZON);
        long most = Math.round(seen.rounded(seen.capacity()) * scale);
        List<Booking> bookings = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            bookings.add(new Booking(tier.terms(), timing, new Bounds(unit, most, unit), most));
        }
        GrowthTally[] tallies = new GrowthTally[bookings.size()];
        Arrays.fill(tallies, GrowthTally.NONE);
        // By tier and step: what was set aside or active for a step an hour before the step was decided on.
        int[][] hourBefore = new int[bookings.size()][vm.steps() + HOUR + 1];
        for (int t = 0; t < vm.steps(); t++) {
            int newest = Seen.newest(t, timing.lead());
            DemandOutlook outlook = outlook(ahead.forecast(t));
            Double observed = newest >= 0 && seen.isObserved(newest) ? seen.at(newest) * scale : null;
            for (int k = 0; k < tallies.length; k++) {
                Booking booking = bookings.get(k);
                int reserved = (int) (booking.reserved(t) / unit);
                int before = held[k][Math.max(0, t - 1)] + reserved;
                booking.plan(t - (long) timing.lead(), outlook, observed);
                held[k][t] = (int) (booking.active() / unit);
                hourBefore[k][t + HOUR] = held[k][t] + (int) (booking.reserved(t + (long) HOUR) / unit);
                if (vm.isScored(t)) {
                    tallies[k] = tallies[k].plus(tally(t, hourBefore[k][t], before, held[k][t]));
                }
            }
        }
        return List.of(tallies);
    }

    /** @param before what was active or set aside for the step when it was decided on */
    private GrowthTally tally(int t, int hourBefore, int before, int active) {
        return new GrowthTally(
                rising.growth(t),
                rising.covered(t, hourBefore),
                rising.covered(t, Math.max(before, active)),
                rising.covered(t, active),
                active,
                Math.max(0, vm.at(t) / vm.resource().unit() - active),
                Math.max(0, before - active));
    }

    private GrowthTally tallied(double[] amounts) {
        GrowthTally sum = GrowthTally.NONE;
        for (int t = Grid.WARM_UP; t < amounts.length; t++) {
            if (vm.isScored(t)) {
                sum = sum.plus(tally(
                        t, 0, 0, (int) Math.round(amounts[t] / vm.resource().unit())));
            }
        }
        return sum;
    }

    private @Nullable DemandOutlook outlook(@Nullable Forecast forecast) {
        if (forecast == null) {
            return null;
        }
        List<QuantileCurve> steps = new ArrayList<>();
        List<QuantileCurve> blocks = new ArrayList<>();
        for (int target = 0; target < HORIZON.targets(); target++) {
            (target < HOUR ? steps : blocks).add(curve(forecast.row(target)));
        }
        return DemandOutlook.of(steps, blocks, List.of());
    }

    private QuantileCurve curve(double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= scale;
        }
        return QuantileCurve.of(Ahead.LEVELS, row);
    }
}
