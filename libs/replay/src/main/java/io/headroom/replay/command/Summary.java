package io.headroom.replay.command;

import io.headroom.replay.Point;
import io.headroom.replay.Scoreboard;
import io.headroom.replay.run.Examples;
import java.util.Locale;
import java.util.Set;

/** The result in a few lines for the terminal. */
final class Summary {

    private Summary() {}

    static String of(Scoreboard board, Arguments asked, Set<String> missing, double seconds) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, lead %d: %d VMs in %.1f s%n%ncost / static peak at     5 %%     1 %%   0.1 %%  changes/day at 1 %%%n",
                asked.resource().label(),
                asked.lead(),
                board.all().size(),
                seconds));
        for (int policy = 0; policy < board.policies().size(); policy++) {
            text.append(String.format("%-22s", board.policies().get(policy).name()));
            for (double target : Scoreboard.TARGETS) {
                text.append(cost(board.all().frontier(policy).costAt(target)));
            }
            Point best = board.all().frontier(policy).bestAt(Examples.TARGET);
            text.append(String.format(Locale.ROOT, "%10.1f (%s)%n", best.changesPerVmDay(), best.knob()));
        }
        text.append(String.format("%-22s", "oracle"));
        Scoreboard.TARGETS.forEach(target -> text.append(cost(board.all().oracleAt(target))));
        text.append(String.format("%n%nRead %s%n", asked.out().resolve("report.html")));
        if (!missing.isEmpty()) {
            text.append(String.format(
                    "%d of the series asked for are not in the trace, or hold no value: %s%n",
                    missing.size(), String.join(", ", missing)));
        }
        return text.toString();
    }

    private static String cost(double cost) {
        return Double.isNaN(cost) ? "       -" : String.format(Locale.ROOT, "%8.3f", cost);
    }
}
