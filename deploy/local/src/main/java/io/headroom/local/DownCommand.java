package io.headroom.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops every suite on record: by its launcher, or process by process where the launcher itself was killed. */
final class DownCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Map<String, String> environment;

    DownCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    int run(PrintStream out) {
        List<Home> homes = RunningSuites.find(environment);
        if (homes.isEmpty()) {
            out.println("Nothing runs.");
        }
        homes.forEach(home -> stop(home, out));
        return 0;
    }

    private static void stop(Home home, PrintStream out) {
        Optional<SuiteState> state = SuiteState.read(SuiteState.file(home));
        if (state.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> launcher = state.get().launcher().find();
        if (launcher.isPresent()) {
            launcher.get().destroy();
            if (!Stopping.ended(launcher.get(), PATIENCE)) {
                throw new LaunchException(
                        "The launcher (pid " + launcher.get().pid() + ") does not end, see " + home.log("launcher"));
            }
            out.println("Stopped. The data stays in " + home.data());
        } else {
            int stopped = Leftovers.stop(state.get(), out::println);
            SuiteState.forget(home);
            out.println("The launcher was gone; stopped " + stopped + " processes it had left. The data stays in "
                    + home.data());
        }
    }
}
