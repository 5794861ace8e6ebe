package io.headroom.bench;

/** A measurement was asked for in words it does not know; the message is what the person at the terminal reads. */
public final class MisusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MisusedException(String message) {
        super(message);
    }
}
