package io.headroom.replay.command;

import io.headroom.replay.Resource;
import io.headroom.replay.fleet.FleetOptions;
import io.headroom.replay.run.MisusedException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param traces the file or directory
 * @param series a file with an id per line; null for all
 * @param lead in steps
 * @param policies names parted by commas, or all
 * @param censored whether reactive policies are also replayed on what they let through
 * @param allocations whether every allocation is written
 * @param fleet how the VMs are replayed as one fleet too; null if they are not
 * @param out the directory of the results
 */
record Arguments(
        Path traces,
        @Nullable Path series,
        Resource resource,
        int lead,
        String policies,
        boolean censored,
        boolean allocations,
        @Nullable FleetOptions fleet,
        Path out) {

    static final String USAGE = """
            Usage: ./headroom replay --traces FILE --out DIR [options]

              --traces FILE          a trace (docs/traces.md), a Prometheus answer, or Bitbrains' or Azure's own files
              --out DIR              where frontier.csv, scores.json, report.html and the allocations go
              --resource cpu|mem     what is allocated (cpu)
              --lead L               how many steps of five minutes an allocation takes (1)
              --series FILE          the ids to replay, one a line (all)
              --policies A,B|all     which policies (all)
              --censored             also replay reactive policies on the use that they let through
              --allocations yes|no   write every allocation, a file per policy and setting (yes)
              --fleet                also replay all VMs together, with tiers and prices, as one fleet: fleet*.csv
              --hosts N              hosts that the fleet's VMs are dealt to (1)
              --tenants N            tenants that they are dealt to (1)
              --capacity SHARE       of each host, of the most that its VMs need together (no limit)
              --budget SHARE         of each tenant and window, of what it would spend without limits (no limit)
              --window STEPS         length of a budget window (288: a day)
              --price-change FACTOR  of all prices from the middle of every other window to that of the next (1)

            docs/replay.md says what the figures mean.
            """;

    private static final Set<String> OPTIONS =
            Set.of("--traces", "--out", "--resource", "--lead", "--series", "--policies", "--allocations");

    private static final int LONGEST_LEAD = 288;

    /**
     * Reads the words of a command line.
     *
     * @throws MisusedException if they are no complete command
     */
    static Arguments of(List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean censored = false;
        boolean fleet = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--censored")) {
                censored = true;
            } else if (word.equals("--fleet")) {
                fleet = true;
            } else if (!OPTIONS.contains(word) && !FleetWords.OPTIONS.contains(word)) {
                throw new MisusedException("Unknown option " + word + "\n\n" + USAGE);
            } else if (i + 1 == words.size()) {
                throw new MisusedException(word + " needs a value");
            } else {
                values.put(word, words.get(++i));
            }
        }
        String series = values.get("--series");
        return new Arguments(
                Path.of(required(values, "--traces")),
                series == null ? null : Path.of(series),
                resource(values.getOrDefault("--resource", "cpu")),
                lead(values.getOrDefault("--lead", "1")),
                values.getOrDefault("--policies", "all"),
                censored,
                yes(values.getOrDefault("--allocations", "yes")),
                FleetWords.options(fleet, values),
                Path.of(required(values, "--out")));
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new MisusedException(name + " is missing\n\n" + USAGE);
        }
        return value;
    }

    private static Resource resource(String word) {
        try {
            return Resource.of(word);
        } catch (IllegalArgumentException e) {
            throw new MisusedException("--resource is '" + word + "': give cpu or mem");
        }
    }

    private static int lead(String word) {
        if (!word.matches("[0-9]{1,3}") || Integer.parseInt(word) > LONGEST_LEAD) {
            throw new MisusedException("--lead is '" + word + "': give a number of steps from 0 to " + LONGEST_LEAD);
        }
        return Integer.parseInt(word);
    }

    private static boolean yes(String word) {
        if (!word.equals("yes") && !word.equals("no")) {
            throw new MisusedException("--allocations is '" + word + "': give yes or no");
        }
        return word.equals("yes");
    }
}
