package io.headroom.replay.run;

/** A replay that was asked for something it cannot take; the message says what it can. */
public final class MisusedException extends RuntimeException {

    public MisusedException(String message) {
        super(message);
    }
}
