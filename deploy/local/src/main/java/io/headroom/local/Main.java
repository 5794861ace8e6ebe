package io.headroom.local;

import io.headroom.platform.PlatformException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code ./headroom} calls: {@code launch}, {@code status}, {@code down}, {@code token}; and {@code prepare}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("launch, status, down or token");
        }
        try {
            System.exit(run(words.get(0), words.subList(1, words.size()), System.getenv()));
        } catch (LaunchException | PlatformException e) {
            System.out.println(e.getMessage());
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int run(String command, List<String> words, Map<String, String> environment) {
        return switch (command) {
            case "launch" -> launch(Options.parse(words), environment);
            case "status" -> new StatusCommand(environment).run(System.out);
            case "down" -> new DownCommand(environment).run(System.out);
            case "prepare" -> new PrepareCommand(environment).run();
            case "token" -> new TokenCommand(environment).run(words, System.out);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static int launch(Options options, Map<String, String> environment) {
        Home home = Home.from(environment, options.data());
        Console console = new Console();
        return launch(
                options, environment, home, console, new ExtractedProgram(home, console, Heaps.from(environment)));
    }

    static int launch(
            Options options, Map<String, String> environment, Home home, Console console, ServiceProgram program) {
        Optional<String> running = runningAlready(home, environment);
        if (running.isPresent()) {
            console.say(running.get());
            return 0;
        }
        Launcher launcher = new Launcher(options, environment, program, home, console);
        Thread runner = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> launcher.stopAndWait(runner), "stop-suite"));
        launcher.run();
        return 0;
    }

    /** The answer to {@code up} while a suite runs; a suite on other data is in the way. */
    private static Optional<String> runningAlready(Home home, Map<String, String> environment) {
        for (Home other : RunningSuites.find(environment)) {
            Optional<SuiteState> state = SuiteState.read(SuiteState.file(other))
                    .filter(found -> found.launcher().find().isPresent());
            if (state.isPresent() && !other.name().equals(home.name())) {
                throw new LaunchException("The " + other.name() + " is running: ./headroom down first");
            }
            if (state.isPresent()) {
                return Optional.of(
                        state.get().phase() + " " + Ports.from(environment).gatewayUrl() + " (runs already, as process "
                                + state.get().launcher().pid() + ")");
            }
        }
        return Optional.empty();
    }
}
