package io.headroom.local;

import io.headroom.platform.DirectoryLock;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs one suite from start to end: platform, databases, topics, services, then watches them until told to stop. It is
 * the only process that starts parts, holds the data directory's lock while it lives, and stops what it started.
 */
final class Launcher {

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(120);

    private final Options options;
    private final Home home;
    private final Ports ports;
    private final PlatformParts platformParts;
    private final ServiceProgram program;
    private final Console console;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final Training training;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private SuiteState state =
            new SuiteState(SuiteState.Phase.STARTING, ProcessIdentity.of(ProcessHandle.current()), List.of());

    Launcher(Options options, Map<String, String> environment, ServiceProgram program, Home home, Console console) {
        this.options = options;
        this.home = home;
        this.program = program;
        this.console = console;
        this.ports = Ports.from(environment);
        this.secrets = Secrets.in(home);
        this.platformParts = PlatformParts.of(options, environment, home, ports, secrets);
        this.training = new Training(console);
        this.supervisor = new Supervisor(Clock.systemUTC(), this::record, console::note);
    }

    /**
     * Starts the suite, says READY, and returns when it has been stopped.
     *
     * @throws LaunchException if it does not come up; what was started has then been stopped
     */
    void run() {
        Home.create(home.data());
        try (DirectoryLock lock = DirectoryLock.take(home.data())) {
            TimeScale.claim(home, options.timeScale());
            SuiteState.read(SuiteState.file(home)).ifPresent(left -> Leftovers.stop(left, console::note));
            SuiteState.forget(home);
            ports.requireFree(platformParts.portsOfOthers());
            try {
                bringUp();
                watch();
            } finally {
                shutDown();
            }
        } finally {
            finished.countDown();
        }
    }

    /** Makes {@link #run} stop everything and waits until it has, so that the process does not end before its parts. */
    void stopAndWait(Thread runner) {
        stopRequested.countDown();
        runner.interrupt();
        try {
            finished.await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringUp() {
        record(List.of());
        Platform platform = platformParts.start(supervisor);
        RunningSuite.publish(home, ports, platform);
        console.say("PostgreSQL and Kafka are up");
        Databases.prepare(platform, secrets::database);
        TopicSetup.prepare(platform.bootstrapServers());
        ServiceParts services =
                new ServiceParts(home, ports, program, new SuiteEnvironment(home, ports, secrets, platform, options));
        services.prepare();
        console.say("Starting the five services");
        supervisor.start(services.behindTheGateway());
        supervisor.start(services.gateway());
        new Readiness(supervisor, home).await(services.all(), stopRequested);
        enter(SuiteState.Phase.READY);
        console.say("READY " + ports.gatewayUrl() + " in " + secondsSinceStart() + " s");
        console.closeTerminal();
        training.start(services);
    }

    private void watch() {
        try {
            while (!stopRequested.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                supervisor.check();
            }
        } catch (InterruptedException e) {
            // Interrupted in order to stop: that is what comes next.
        }
    }

    /** In a thread that nobody interrupts: an interrupt that asks for the stop must not cut the stop short. */
    private void shutDown() {
        Thread stopper = new Thread(this::stopEverything, "stop-parts");
        stopper.start();
        while (stopper.isAlive()) {
            try {
                stopper.join();
            } catch (InterruptedException e) {
                console.note("already stopping");
            }
        }
    }

    private void stopEverything() {
        enter(SuiteState.Phase.STOPPING);
        training.stop();
        supervisor.stopAll();
        SuiteState.forget(home);
        console.note("stopped");
    }

    private synchronized void enter(SuiteState.Phase phase) {
        write(new SuiteState(phase, state.launcher(), state.parts()));
    }

    private synchronized void record(List<PartState> parts) {
        write(new SuiteState(state.phase(), state.launcher(), parts));
    }

    /** Keeping the suite running, or stopping it, matters more than saying so. */
    private void write(SuiteState next) {
        state = next;
        try {
            next.write(SuiteState.file(home));
        } catch (UncheckedIOException e) {
            console.note(e.getMessage() + ": " + e.getCause());
        }
    }

    private static long secondsSinceStart() {
        Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return Math.round(Duration.between(started, Instant.now()).toMillis() / 1000.0);
    }
}
