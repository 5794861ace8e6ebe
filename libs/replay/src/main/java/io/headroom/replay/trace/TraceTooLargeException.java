package io.headroom.replay.trace;

/** A trace that is more than it may be; the message names the limit. */
public final class TraceTooLargeException extends UnreadableTraceException {

    private static final long serialVersionUID = 1L;

    TraceTooLargeException(String message) {
        super(message);
    }
}
