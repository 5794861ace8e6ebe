package io.headroom.contracts;

import org.jspecify.annotations.Nullable;

/** A message that no retry will make readable: a dead letter. */
public final class UnreadableMessageException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
