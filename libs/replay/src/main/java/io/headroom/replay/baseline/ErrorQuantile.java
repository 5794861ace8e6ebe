package io.headroom.replay.baseline;

import io.headroom.replay.Allocations;
import io.headroom.replay.Grid;
import io.headroom.replay.Policy;
import io.headroom.replay.Resource;
import io.headroom.replay.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * A simple forecast plus a quantile of its own errors of the last seven days, renewed every hour.
 *
 * @param seasonal the forecast is the value one day before the step, else the newest value
 */
record ErrorQuantile(String name, boolean seasonal) implements Policy {

    private static final int HOUR = 12;
    private static final int WINDOW = Grid.WARM_UP;
    private static final List<Factor> LEVELS =
            Factor.of("q", "0.5", "0.7", "0.8", "0.9", "0.95", "0.98", "0.99", "0.995", "0.998", "0.999", "1");
    private static final List<Factor> MARGINS = Factor.of("q1*", "1.25", "1.5", "2", "3", "5");

    @Override
    public List<String> knobs(Resource resource) {
        List<String> knobs = new ArrayList<>(Factor.labels(LEVELS));
        knobs.addAll(Factor.labels(MARGINS));
        return knobs;
    }

    @Override
    public Allocations allocate(Seen seen, int lead) {
        double[] forecasts = forecasts(seen, lead);
        double[][] amounts = new double[LEVELS.size() + MARGINS.size()][seen.steps()];
        SortedWindow errors = new SortedWindow(WINDOW);
        int taken = 0;
        for (int hour = 0; hour < seen.steps(); hour += HOUR) {
            for (; taken <= Seen.newest(hour, lead); taken++) {
                errors.add(seen.at(taken) - forecasts[taken]);
            }
            for (int knob = 0; knob < amounts.length; knob++) {
                double error = hour < WINDOW ? 0 : error(errors, knob);
                for (int t = hour; t < Math.min(hour + HOUR, seen.steps()); t++) {
                    amounts[knob][t] = forecasts[t] + error;
                }
            }
        }
        return Allocations.of(amounts);
    }

    private static double error(SortedWindow errors, int knob) {
        return knob < LEVELS.size()
                ? errors.quantile(LEVELS.get(knob).value())
                : errors.quantile(1) * MARGINS.get(knob - LEVELS.size()).value();
    }

    /** The forecast of every step as it stands when the step is decided on; at the very start the VM's size. */
    private double[] forecasts(Seen seen, int lead) {
        double[] forecasts = new double[seen.steps()];
        for (int t = 0; t < forecasts.length; t++) {
            int newest = Seen.newest(t, lead);
            int source = seasonal ? Math.min(t - Grid.DAY, newest) : newest;
            forecasts[t] = source < 0 ? seen.capacity() : seen.at(source);
        }
        return forecasts;
    }
}
