package io.headroom.local;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Prints each part with its state, process, port, restarts, memory and processor time. */
final class StatusCommand {

    private static final String ROW = "%-18s %-9s %8s %6s %9s %8s %8s%n";

    private final Map<String, String> environment;

    StatusCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Returns 0 if a suite runs and all its parts are up. */
    int run(PrintStream out) {
        List<Home> homes = RunningSuites.find(environment);
        if (homes.isEmpty()) {
            out.println("Nothing runs. Start the suite with ./headroom up");
            return 1;
        }
        boolean allUp = true;
        for (Home home : homes) {
            Optional<SuiteState> state = SuiteState.read(SuiteState.file(home));
            if (state.isPresent()) {
                allUp &= print(home, state.get(), out);
            }
        }
        return allUp ? 0 : 1;
    }

    private static boolean print(Home home, SuiteState state, PrintStream out) {
        Optional<ProcessHandle> launcher = state.launcher().find();
        out.println(home.name() + " in " + home.data() + ": "
                + (launcher.isPresent() ? state.phase().name() : "LAUNCHER DEAD, clean up with ./headroom down"));
        out.printf(ROW, "part", "state", "pid", "port", "restarts", "MiB", "CPU s");
        boolean allUp = launcher.isPresent();
        ProcessUsage total = launcher.map(ProcessUsage::of).orElse(ProcessUsage.NONE);
        row(out, new PartState("launcher", state.launcher(), 0, 0, 0), launcher.isPresent() ? "UP" : "DOWN", total);
        for (PartState part : state.parts()) {
            Optional<ProcessHandle> process =
                    Optional.ofNullable(part.process()).flatMap(ProcessIdentity::find);
            String health = health(part, process.isPresent());
            ProcessUsage usage = process.map(ProcessUsage::ofTree).orElse(ProcessUsage.NONE);
            total = total.plus(usage);
            allUp &= health.equals("UP");
            row(out, part, health, usage);
        }
        out.printf(ROW, "total", "", "", "", "", mib(total), seconds(total));
        return allUp;
    }

    private static String health(PartState part, boolean alive) {
        if (!alive) {
            return "DOWN";
        }
        return part.managementPort() == 0 || Readiness.isReady(part.managementPort()) ? "UP" : "STARTING";
    }

    private static void row(PrintStream out, PartState part, String health, ProcessUsage usage) {
        ProcessIdentity process = part.process();
        out.printf(
                ROW,
                part.name(),
                health,
                process == null ? "-" : process.pid(),
                part.port() == 0 ? "-" : part.port(),
                part.restarts(),
                mib(usage),
                seconds(usage));
    }

    private static String mib(ProcessUsage usage) {
        return Long.toString(Math.round(usage.residentKib() / 1024.0));
    }

    private static String seconds(ProcessUsage usage) {
        return String.format(Locale.ROOT, "%.1f", usage.cpu().toMillis() / 1000.0);
    }
}
