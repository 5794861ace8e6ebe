package io.headroom.bench;

import io.headroom.bench.calendar.CalendarMeasurement;
import io.headroom.bench.fleet.FleetMeasurement;
import io.headroom.bench.forecast.CalibrationMeasurement;
import io.headroom.bench.forecast.ForecastMeasurement;
import io.headroom.bench.forecast.SpeedMeasurement;
import io.headroom.bench.loop.LoopMeasurement;
import io.headroom.bench.m4.M4Measurement;
import io.headroom.bench.models.ModelsMeasurement;
import io.headroom.bench.planner.PlannerMeasurement;
import io.headroom.local.LaunchException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ./headroom bench NAME}: runs one named measurement; its verdicts are the exit code. */
public final class Bench {

    /** Every measurement there is. */
    private static final List<Measurement> ALL = List.of(
            new LoopMeasurement(),
            new FleetMeasurement(),
            new ForecastMeasurement(),
            new CalibrationMeasurement(),
            new M4Measurement(),
            new ModelsMeasurement(),
            new SpeedMeasurement(),
            new PlannerMeasurement(),
            new CalendarMeasurement());

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final List<Measurement> measurements;
    private final PrintStream out;

    Bench(List<Measurement> measurements, PrintStream out) {
        this.measurements = measurements;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path project = Path.of(System.getenv().getOrDefault("HEADROOM_PROJECT", "."));
        Targets targets = Targets.read(project.resolve("bench/targets.properties"));
        System.exit(new Bench(ALL, out).run(Arrays.asList(arguments), targets));
    }

    /** Runs what is asked for; 0 if all verdicts passed, 1 if not, 2 if there is no such measurement or option. */
    int run(List<String> words, Targets targets) throws Exception {
        Optional<Measurement> found = words.isEmpty()
                ? Optional.empty()
                : measurements.stream()
                        .filter(measurement -> measurement.name().equals(words.get(0)))
                        .findFirst();
        if (found.isEmpty()) {
            out.println(words.isEmpty() ? "Which measurement?" : "No measurement '" + words.get(0) + "'.");
            measurements.forEach(each -> out.printf("  %-10s %s%n", each.name(), each.purpose()));
            return MISUSED;
        }
        Measurement measurement = found.get();
        out.println(measurement.name() + ": " + measurement.purpose());
        out.println(surroundings());
        Verdicts verdicts = new Verdicts(targets, out);
        try {
            measurement.run(words.subList(1, words.size()), verdicts);
        } catch (MisusedException e) {
            out.println(e.getMessage());
            return MISUSED;
        } catch (LaunchException e) {
            out.println(e.getMessage());
            return FAILED;
        }
        out.println(surroundings());
        return verdicts.close() ? 0 : FAILED;
    }

    /** A figure means little without what it was measured on. */
    private static String surroundings() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "Java %s, %d processors, load %.2f",
                Runtime.version().feature(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage());
    }
}
