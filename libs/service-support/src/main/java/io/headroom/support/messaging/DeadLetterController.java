package io.headroom.support.messaging;

import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.Page;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator look at, replay and discard the records that this service could not process. */
@RestController
@RequiresScope(Caller.OPERATOR)
@Tag(name = "Dead letters", description = "Records that could not be processed")
class DeadLetterController {

    private static final String PATH = "/api/v1/dead-letters";
    private static final int REPLAYED_AT_ONCE = 500;

    private final DeadLetters letters;
    private final DeadLetterReplay replay;
    private final String ownService;

    DeadLetterController(DeadLetters letters, DeadLetterReplay replay, String ownService) {
        this.letters = letters;
        this.replay = replay;
        this.ownService = ownService;
    }

    /** The service whose dead letters are meant: through the gateway it has to be named. */
    @Parameter(required = true, description = "The service: forecast, qos, allocator or sla", example = "forecast")
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Asked {}

    /** What became of a replay of many. */
    record ReplayedMany(int replayed, int failed) {}

    @GetMapping(PATH)
    @Operation(operationId = "listDeadLetters", summary = "Dead letters of one service, oldest first")
    Page<DeadLetter> list(
            @Asked @RequestParam @Nullable String service,
            @RequestParam @Nullable String topic,
            @RequestParam(defaultValue = "WAITING") DeadLetter.State state,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        requireOwn(service);
        int size = Page.limit(limit);
        String filter = topic + " " + state;
        long after = Cursor.read(cursor, filter, 1)
                .map(seen -> Long.parseLong(seen.position().get(0)))
                .orElse(0L);
        List<DeadLetter> rows = letters.list(topic, state, after, size + 1);
        return Page.of(rows, size, last -> Cursor.after(filter, Long.toString(letters.number(last.id()))));
    }

    @GetMapping(PATH + "/{id}")
    @Operation(operationId = "getDeadLetter", summary = "A dead letter, with what was wrong with the record")
    DeadLetter read(@PathVariable @ValidId String id) {
        return letters.find(id)
                .orElseThrow(() -> new ProblemException(
                        DeadLetterError.DEAD_LETTER_UNKNOWN, "dead letter '" + id + "' is unknown in this service"));
    }

    @PostMapping(PATH + "/{id}:replay")
    @Operation(operationId = "replayDeadLetter", summary = "Process a dead letter again")
    @Refused(status = "409", when = "it was replayed or discarded already, or it failed again")
    DeadLetter replay(Caller caller, @PathVariable @ValidId String id) {
        DeadLetter letter = waiting(id);
        try {
            replay.replay(letter.consumerGroup(), letters.record(letter));
        } catch (BatchListenerFailedException failed) {
            throw new ProblemException(
                    DeadLetterError.DEAD_LETTER_FAILED_AGAIN,
                    "dead letter '" + id + "' failed again: " + failed.getMessage(),
                    failed);
        }
        letters.resolve(letter, DeadLetter.State.REPLAYED, caller.subject());
        return read(id);
    }

    @PostMapping(PATH + ":replay")
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Process the oldest waiting dead letters of a topic again, 500 at most")
    ReplayedMany replayMany(Caller caller, @Asked @RequestParam @Nullable String service, @RequestParam String topic) {
        requireOwn(service);
        int replayed = 0;
        int failed = 0;
        for (DeadLetter letter : letters.list(topic, DeadLetter.State.WAITING, 0, REPLAYED_AT_ONCE)) {
            try {
                replay(caller, letter.id());
                replayed++;
            } catch (ProblemException stillDead) {
                failed++;
            }
        }
        return new ReplayedMany(replayed, failed);
    }

    @DeleteMapping(PATH + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "discardDeadLetter", summary = "Give a dead letter up")
    @Refused(status = "409", when = "it was replayed or discarded already")
    void discard(Caller caller, @PathVariable @ValidId String id) {
        letters.resolve(waiting(id), DeadLetter.State.DISCARDED, caller.subject());
    }

    /** {@code ?service=} is there for the gateway, which chooses the service by it. */
    private void requireOwn(@Nullable String service) {
        if (service != null && !service.equals(ownService)) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID,
                    "service '" + service + "' is not asked here, this is '" + ownService + "'");
        }
    }

    private DeadLetter waiting(String id) {
        DeadLetter letter = read(id);
        if (letter.state() != DeadLetter.State.WAITING) {
            throw new ProblemException(
                    DeadLetterError.DEAD_LETTER_RESOLVED,
                    "dead letter '" + id + "' is " + letter.state() + " already, by " + letter.resolvedBy());
        }
        return letter;
    }
}
