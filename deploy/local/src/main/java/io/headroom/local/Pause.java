package io.headroom.local;

/** A wait between two looks at something another process does. */
final class Pause {

    private Pause() {}

    static void ms(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Stopped while starting", e);
        }
    }
}
