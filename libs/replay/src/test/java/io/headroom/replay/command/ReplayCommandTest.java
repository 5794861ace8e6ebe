package io.headroom.replay.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import io.headroom.replay.Vms;
import io.headroom.replay.run.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final int STEPS = 9 * Grid.DAY;

    @TempDir
    private Path directory;

    private Path traces;

    @BeforeEach
    void writeTraces() throws IOException {
        StringBuilder rows = new StringBuilder("series_id,timestamp_iso8601,cpu_cores,cpu_used_cores\n");
        for (int vm = 0; vm < 5; vm++) {
            double[] use = Vms.busy(vm, STEPS, 4);
            for (int t = 0; t < STEPS; t++) {
                rows.append("vm-")
                        .append(vm)
                        .append(',')
                        .append(Instant.ofEpochSecond(300L * t))
                        .append(",4,");
                rows.append(Double.isNaN(use[t]) ? "" : String.valueOf(use[t])).append('\n');
            }
        }
        traces = Files.writeString(directory.resolve("traces.csv"), rows);
    }

    private String run(String out, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--traces", traces.toString(), "--out", directory.resolve(out).toString()));
        words.addAll(List.of(more));
        return new ReplayCommand(
                        Arguments.of(words), new Progress(new PrintStream(OutputStream.nullOutputStream()), false))
                .run();
    }

    @Test
    void writesTheFrontierTheAllocationsAndAReport() throws IOException {
        String said = run("out", "--policies", "max_1h,static_pct");

        List<String> frontier = Files.readAllLines(directory.resolve("out/frontier.csv"));
        assertThat(frontier.get(0)).isEqualTo("policy,knob,viol,unmet,cost_peak,cost_pf,chg_vmday");
        assertThat(frontier).hasSize(1 + 13 + 16);
        assertThat(frontier.get(1)).startsWith("max_1h,x0.7,0.");
        assertThat(directory.resolve("out/allocations-static_pct-maxx1.5.csv")).exists();
        assertThat(said).contains("5 VMs").contains("max_1h");
        String report = Files.readString(directory.resolve("out/report.html"));
        assertThat(report)
                .contains("\"resource\":\"cpu\"")
                .doesNotContain("SCORES")
                .doesNotContain("https:");
        assertThat(Files.readString(directory.resolve("out/scores.json"))).startsWith("{\"resource\":\"cpu\"");
    }

    @Test
    void theAllocationsAreAChangeLogThatGivesTheFrontiersFigures() throws IOException {
        run("out", "--policies", "max_1h");

        List<String> rows = Files.readAllLines(directory.resolve("out/allocations-max_1h-x1.1.csv"));
        double[] held = held(rows, "vm-3");
        double cost = 0;
        double peak = 0;
        double violated = 0;
        int scored = 0;
        double[] use = Vms.busy(3, STEPS, 4);
        for (int t = Grid.WARM_UP; t < STEPS; t++) {
            if (!Double.isNaN(use[t])) {
                double demand = Math.min(4, use[t]);
                scored++;
                cost += held[t];
                violated += demand > held[t] + 1e-9 ? 1 : 0;
                peak = Math.max(peak, Math.max(0.25, Math.ceil(demand * 4 - 1e-6) / 4));
            }
        }
        Files.writeString(directory.resolve("ids"), "vm-3\n");
        run("one", "--policies", "max_1h", "--series", directory.resolve("ids").toString());
        String row = Files.readAllLines(directory.resolve("one/frontier.csv")).get(4);
        assertThat(row)
                .startsWith(String.format(java.util.Locale.ROOT, "max_1h,x1.1,%.6f,", violated / scored))
                .contains(String.format(java.util.Locale.ROOT, ",%.6f,", cost / (peak * scored)));
    }

    private static double[] held(List<String> rows, String vm) {
        double[] held = new double[STEPS];
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            if (cells[0].equals(vm)) {
                int from = (int) (Instant.parse(cells[2]).getEpochSecond() / 300);
                java.util.Arrays.fill(held, from, STEPS, Double.parseDouble(cells[3]));
            }
        }
        return held;
    }

    @Test
    void isTheSameInEveryRun() throws IOException {
        run("one", "--censored");
        run("two", "--censored");

        try (var files = Files.list(directory.resolve("one"))) {
            for (Path file : files.toList()) {
                assertThat(directory.resolve("two").resolve(file.getFileName())).hasSameTextualContentAs(file);
            }
        }
    }

    @Test
    void replaysAFleet() throws IOException {
        String[] asked = {
            "--policies",
            "max_1h,vpa",
            "--allocations",
            "no",
            "--fleet",
            "--capacity",
            "0.7",
            "--budget",
            "0.8",
            "--window",
            "12",
            "--price-change",
            "1.3"
        };
        String said = run("one", asked);
        run("two", asked);

        for (String file : List.of("fleet.csv", "fleet-growth.csv", "fleet-drops.csv", "report.html")) {
            assertThat(directory.resolve("two").resolve(file))
                    .hasSameTextualContentAs(directory.resolve("one").resolve(file));
        }
        List<String> fleet = Files.readAllLines(directory.resolve("one/fleet.csv"));
        assertThat(fleet.get(0)).startsWith("vms,policy,knob,tier,cost,penalty,total,");
        // By half: two own, foresight and every setting of the baselines; then three kinds of limits; five rows each.
        assertThat(fleet.stream().filter(row -> row.startsWith("all,")))
                .hasSize(5 * (3 + knobs("max_1h") + knobs("vpa") + 3));
        assertThat(fleet.stream().filter(row -> row.startsWith("odd,")))
                .hasSize(5 * (3 + knobs("max_1h") + knobs("vpa")));
        assertThat(Files.readString(directory.resolve("one/fleet-drops.csv")))
                .contains("CAPPED_BY_COST")
                .contains("CAPPED_BY_CAPACITY");
        assertThat(Files.readString(directory.resolve("one/report.html"))).contains("\"fleet\":{\"vms\":5");
        assertThat(said).contains("fleet of 5 VMs").contains("highest spend of any budget window");
    }

    private static int knobs(String policy) {
        return Catalogue.named(policy, false).get(0).knobs(Resource.CPU).size();
    }

    @Test
    void saysWhichSeriesAreNotInTheTrace() throws IOException {
        Files.writeString(directory.resolve("ids"), "vm-1\nvm-9\n");

        assertThat(run(
                        "out",
                        "--policies",
                        "vpa",
                        "--series",
                        directory.resolve("ids").toString()))
                .contains("1 VMs")
                .contains("1 of the series asked for are not in the trace, or hold no value: vm-9");
    }

    @Test
    void saysWhatItCannotTake() {
        assertThatThrownBy(() -> run("out", "--policies", "magic")).hasMessageContaining("no policy 'magic'");
        assertThatThrownBy(() -> run("out", "--lead", "-1")).hasMessageContaining("--lead is '-1'");
        assertThatThrownBy(() -> run("out", "--resource", "disk")).hasMessageContaining("--resource is 'disk'");
        assertThatThrownBy(() -> run("out", "--colour", "red")).hasMessageContaining("Unknown option --colour");
        assertThatThrownBy(() -> run("out", "--series", "nowhere")).hasMessageContaining("There is no nowhere");
        assertThatThrownBy(() -> run("out", "--hosts", "2")).hasMessageContaining("--hosts needs --fleet");
        assertThatThrownBy(() -> run("out", "--fleet", "--capacity", "much"))
                .hasMessageContaining("--capacity is 'much'");
        assertThatThrownBy(() -> run("out", "--fleet", "--window", "1")).hasMessageContaining("--window is '1'");
        assertThatThrownBy(() -> Arguments.of(List.of("--out", "x"))).hasMessageContaining("--traces is missing");
    }
}
