package io.headroom.local;

/** A wait between two looks at something another process does. */
public final class Pause {

    private Pause() {}

    /** Waits that many milliseconds; an interrupt ends the program's work. */
    public static void ms(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting", e);
        }
    }
}
