package io.headroom.allocator.reservation;

/** A slot no longer had the room that was seen; nothing of the plan was written. */
public final class CapacityTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CapacityTakenException(String message) {
        super(message);
    }
}
