package io.headroom.bench.calendar;

import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.Options;
import io.headroom.bench.Verdicts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Durable reservations a second beside single-row transactions, and random operations that must not break the calendar. */
public final class CalendarMeasurement implements Measurement {

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public String purpose() {
        return "durable reservations a second, and random operations and crashes on the calendar";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws IOException {
        Options options =
                Options.of(words, Map.of("operations", "100000", "seed", "1", "batch", "1000", "seconds", "15"));
        int operations = options.count("operations");
        Path project = Path.of(System.getenv().getOrDefault("HEADROOM_PROJECT", "."));
        AllocatorTests tests = new AllocatorTests(project, verdicts.out());
        rate(tests, options, verdicts);
        boolean held = tests.run(
                "CalendarSimulationIT",
                Map.of(
                        "headroom.calendar.operations", String.valueOf(operations),
                        "headroom.calendar.seed", String.valueOf(options.count("seed"))),
                line -> line.startsWith("calendar simulation"));
        verdicts.atLeast(
                new Figure("random operations without a broken invariant", held ? operations : 0, ""),
                "calendar.operations");
    }

    private static void rate(AllocatorTests tests, Options options, Verdicts verdicts) throws IOException {
        Path file = Files.createTempFile("reservation-rate", ".properties");
        boolean sound = tests.run(
                "ReservationRate",
                Map.of(
                        "headroom.test.durable", "true",
                        "headroom.calendar.batch", String.valueOf(options.count("batch")),
                        "headroom.calendar.seconds", String.valueOf(options.count("seconds")),
                        "headroom.report", file.toString()),
                line -> line.startsWith("reservation rate"));
        Properties figures = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            figures.load(reader);
        }
        Files.delete(file);
        Figure changes = new Figure(
                "reservations of 12 steps changed, " + options.text("batch") + " to a transaction",
                sound ? value(figures, "changes.per.second") : Double.NaN,
                "/s");
        verdicts.out().printf("      rows written: %.0f /s%n", value(figures, "rows.per.second"));
        verdicts.atLeast(changes, "calendar.changes.per.s");
        verdicts.atLeastTimes(
                changes,
                new Figure(
                        "single-row transactions by " + figures.getProperty("peer", "nobody"),
                        value(figures, "peer.per.second"),
                        "/s"),
                "calendar.beside.single.rows");
    }

    private static double value(Properties figures, String name) {
        return Double.parseDouble(figures.getProperty(name, "NaN"));
    }
}
