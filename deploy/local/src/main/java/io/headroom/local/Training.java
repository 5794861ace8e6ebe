package io.headroom.local;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What makes the next start quicker, done beside the running suite so that no start waits for it. */
final class Training {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Console console;
    private @Nullable Thread thread;

    Training(Console console) {
        this.console = console;
    }

    synchronized void start(ServiceParts services) {
        thread = new Thread(() -> train(services), "train-archives");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends it where it is; what is not done is done beside the next suite. */
    synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void train(ServiceParts services) {
        try {
            services.quickenNextStart();
        } catch (InterruptedException e) {
            console.note("The suite stops: class-data archives that are missing are trained the next time");
        } catch (RuntimeException e) {
            console.note("No class-data archives, services go on starting slower: " + e);
        }
    }
}
