package io.headroom.support.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Long work as it stands: RUNNING -> SUCCEEDED or FAILED.
 *
 * @param id names the service first, so that the gateway finds it
 * @param kind what is being done, UPPER_SNAKE
 * @param progress share that is done, 0..1
 * @param detail what is being done now, or why it failed
 * @param result what came of it; only once it succeeded
 * @param errorCode only once it failed
 */
public record Operation(
        String id,
        String kind,
        State state,
        double progress,
        @Nullable String detail,
        @Nullable JsonNode result,
        @Nullable String errorCode,
        Instant createdAt,
        Instant updatedAt) {

    /** Where it stands. */
    public enum State {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
