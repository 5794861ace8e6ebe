package io.headroom.local.demo;

import io.headroom.local.LaunchException;
import io.headroom.local.Pause;
import io.headroom.local.RunningSuite;
import io.headroom.local.SuiteApi;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ./headroom demo}: fills the running suite with VMs, history and live load, and shows or checks what comes of it. */
public final class Demo {

    /** The demo's suite runs at this time scale. */
    private static final int SCALE = 60;

    private static final long STEP_MILLIS = 300_000 / SCALE;
    private static final long BEAT_MILLIS = 60_000 / SCALE;

    private Demo() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = 1;
        try {
            code = run(Options.parse(arguments), out) ? 0 : 1;
        } catch (LaunchException | IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
        }
        System.exit(code);
    }

    private static boolean run(Options options, PrintStream out) throws IOException {
        RunningSuite suite = RunningSuite.find(System.getenv());
        SuiteApi api = new SuiteApi(suite.gatewayUrl(), suite.tokens());
        List<DemoVm> vms = fleet(options);
        long nowStep = Instant.now().toEpochMilli() / STEP_MILLIS;
        Instant firstStep = Instant.ofEpochMilli((nowStep - Fleet.HISTORY) * STEP_MILLIS);
        Setup setup = new Setup(api, out);
        setup.register(vms);
        setup.load(vms, firstStep, STEP_MILLIS);
        try (LiveLoad load = new LiveLoad(api, vms, firstStep, STEP_MILLIS)) {
            load.start(BEAT_MILLIS);
            if (options.check()) {
                return new Checks(api, load, vms, out).run();
            }
            Table table = new Table(api, load, out);
            while (true) {
                table.draw();
                Pause.ms(BEAT_MILLIS);
            }
        }
    }

    private static List<DemoVm> fleet(Options options) throws IOException {
        Path traces = options.traces();
        if (traces == null) {
            return Fleet.synthetic(options.vms());
        }
        List<TraceDemand> series = TraceDemand.read(traces, options.vms(), Fleet.HISTORY);
        if (series.isEmpty()) {
            throw new IOException(traces + " holds no series of more than " + Fleet.HISTORY + " steps");
        }
        return Fleet.traced(series);
    }

    /**
     * What was asked for.
     *
     * @param check whether to check and end instead of showing the table
     * @param traces a trace file, or null for made-up demand
     * @param vms how many VMs
     */
    record Options(boolean check, @Nullable Path traces, int vms) {

        static Options parse(String... arguments) {
            boolean check = false;
            Path traces = null;
            int vms = 40;
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--check" -> check = true;
                    case "--traces" -> traces = Path.of(value(arguments, ++i, "--traces"));
                    case "--vms" -> vms = Integer.parseInt(value(arguments, ++i, "--vms"));
                    default ->
                        throw new IllegalArgumentException(
                                "Unknown option " + arguments[i] + ": use --check, --traces FILE, --vms N");
                }
            }
            if (vms < 4 || vms > 500) {
                throw new IllegalArgumentException("--vms " + vms + " must be in 4..500");
            }
            return new Options(check, traces, vms);
        }

        private static String value(String[] arguments, int at, String option) {
            if (at >= arguments.length) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return arguments[at];
        }
    }
}
