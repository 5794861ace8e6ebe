package io.headroom.replay.command;

import io.headroom.replay.Point;
import io.headroom.replay.Scoreboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The file {@code frontier.csv}: a row per policy and knob, pooled over all VMs. */
final class FrontierFile {

    static final String HEADER = "policy,knob,viol,unmet,cost_peak,cost_pf,chg_vmday\n";

    private FrontierFile() {}

    static void write(Path file, Scoreboard board) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int policy = 0; policy < board.policies().size(); policy++) {
            String name = board.policies().get(policy).name();
            for (Point point : board.all().frontier(policy).points()) {
                rows.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%.6f,%.6f,%.6f,%.6f,%.6f%n",
                        name,
                        point.knob().contains(",") ? '"' + point.knob() + '"' : point.knob(),
                        point.violations(),
                        point.unmet(),
                        point.costPerPeak(),
                        point.costPerForesight(),
                        point.changesPerVmDay()));
            }
        }
        Files.writeString(file, rows);
    }
}
