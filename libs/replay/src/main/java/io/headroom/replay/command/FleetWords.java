package io.headroom.replay.command;

import io.headroom.replay.Grid;
import io.headroom.replay.fleet.FleetOptions;
import io.headroom.replay.run.MisusedException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what was asked for about a fleet. */
final class FleetWords {

    static final Set<String> OPTIONS =
            Set.of("--hosts", "--tenants", "--capacity", "--budget", "--window", "--price-change");

    private static final int MOST = 1000;
    private static final int LONGEST_WINDOW = 31 * Grid.DAY;
    private static final double MOST_TIMES = 100;

    private FleetWords() {}

    /** @throws MisusedException if a value is none, or there is one without a fleet */
    static @Nullable FleetOptions options(boolean fleet, Map<String, String> values) {
        if (!fleet) {
            OPTIONS.stream().filter(values::containsKey).sorted().findFirst().ifPresent(option -> {
                throw new MisusedException(option + " needs --fleet");
            });
            return null;
        }
        return new FleetOptions(
                count(values, "--hosts", 1, MOST, 1),
                count(values, "--tenants", 1, MOST, 1),
                values.containsKey("--capacity") ? positive(values, "--capacity", 1) : null,
                values.containsKey("--budget") ? positive(values, "--budget", 1) : null,
                count(values, "--window", 2, LONGEST_WINDOW, Grid.DAY),
                positive(values, "--price-change", 1));
    }

    private static int count(Map<String, String> values, String name, int least, int most, int usual) {
        String word = values.getOrDefault(name, String.valueOf(usual));
        int value = word.matches("[0-9]{1,6}") ? Integer.parseInt(word) : -1;
        if (value < least || value > most) {
            throw new MisusedException(name + " is '" + word + "': give a whole number from " + least + " to " + most);
        }
        return value;
    }

    private static double positive(Map<String, String> values, String name, double usual) {
        String word = values.getOrDefault(name, String.valueOf(usual));
        double value = word.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") ? Double.parseDouble(word) : -1;
        if (!(value > 0 && value <= MOST_TIMES)) {
            throw new MisusedException(name + " is '" + word + "': give a number above 0, at most 100, such as 0.8");
        }
        return value;
    }
}
