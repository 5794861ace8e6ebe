package io.headroom.replay.command;

/** A command that was given something it cannot take; the message says what it can. */
final class MisusedException extends RuntimeException {

    MisusedException(String message) {
        super(message);
    }
}
