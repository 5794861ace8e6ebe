package io.headroom.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Waits until the services take work, and says which does not and where to read why. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofSeconds(300);
    private static final int HOPELESS_RESTARTS = 3;
    private static final int TIMEOUT_MS = 2_000;

    private final Supervisor supervisor;
    private final Home home;

    Readiness(Supervisor supervisor, Home home) {
        this.supervisor = supervisor;
        this.home = home;
    }

    /** Returns when all are ready or a stop was requested. */
    void await(List<Part> parts, CountDownLatch stopRequested) {
        List<Part> waiting = new ArrayList<>(parts);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!waiting.isEmpty() && stopRequested.getCount() > 0) {
            supervisor.check();
            waiting.forEach(this::refuseHopeless);
            waiting.removeIf(part -> part.process().isPresent() && isReady(part.managementPort()));
            if (System.nanoTime() > deadline) {
                throw new LaunchException(waiting.stream()
                        .map(part -> part.name() + " is not ready after " + LIMIT.toSeconds() + " s, see "
                                + home.log(part.name()))
                        .collect(Collectors.joining("\n")));
            }
            Pause.ms(200);
        }
    }

    /** Asks on the management port whether the service takes work. */
    static boolean isReady(int managementPort) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private void refuseHopeless(Part part) {
        int restarts = supervisor.restarts(part.name());
        if (restarts >= HOPELESS_RESTARTS) {
            throw new LaunchException(
                    part.name() + " died " + restarts + " times while starting, see " + home.log(part.name()));
        }
    }
}
