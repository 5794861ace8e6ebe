package io.headroom.forecast.event;

import io.headroom.support.DomainTime;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.Page;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Load that is known in advance. */
@RestController
@RequestMapping("/api/v1/events")
@Tag(name = "Events")
class EventController {

    private final LoadEvents events;
    private final DomainTime time;

    EventController(LoadEvents events, DomainTime time) {
        this.events = events;
        this.time = time;
    }

    @PostMapping
    @RequiresScope("metrics:write")
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "announceEvent",
            summary =
                    "Announces load that is known in advance (a sale, a nightly job) or a deploy. Forecasts take it into "
                            + "account at once. Scope metrics:write.")
    @Refused(status = "422", when = "its VM is unknown")
    @Refused(status = "429", when = "a thousand events of the tenant lie ahead")
    ResponseEntity<EventView> announce(Caller caller, @Valid @RequestBody NewEvent event) {
        LoadEvent announced = event.of(caller.tenant(), time);
        events.announce(announced);
        return ResponseEntity.created(URI.create("/api/v1/events/" + announced.eventId()))
                .body(EventView.of(announced));
    }

    @GetMapping
    @RequiresScope("forecast:read")
    @Operation(
            operationId = "listEvents",
            summary = "The tenant's events, the first to begin first. Scope forecast:read.")
    Page<EventView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable @ValidId String vmId,
            @RequestParam(required = false) @Nullable @ValidId String group,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        String tenant = caller.tenant();
        String filter = "events " + tenant + " " + vmId + " " + group;
        List<String> after = Cursor.read(cursor, filter, 2)
                .map(Cursor::position)
                .orElse(List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString()));
        List<EventView> rows = events
                .list(tenant, vmId, group, Instant.parse(after.get(0)), UUID.fromString(after.get(1)), size + 1)
                .stream()
                .map(EventView::of)
                .toList();
        return Page.of(rows, size, event -> Cursor.after(filter, event.from().toString(), event.eventId()));
    }

    @GetMapping("/{eventId}")
    @RequiresScope("forecast:read")
    @Operation(operationId = "getEvent", summary = "One event. Scope forecast:read.")
    EventView get(Caller caller, @PathVariable UUID eventId) {
        return events.find(caller.tenant(), eventId).map(EventView::of).orElseThrow(() -> unknown(eventId));
    }

    @DeleteMapping("/{eventId}")
    @RequiresScope("metrics:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "callOffEvent",
            summary = "Calls an event off: forecasts and models go on as if it had never been announced. Scope "
                    + "metrics:write.")
    void callOff(Caller caller, @PathVariable UUID eventId) {
        if (!events.callOff(caller.tenant(), eventId)) {
            throw unknown(eventId);
        }
    }

    private static ProblemException unknown(UUID eventId) {
        return new ProblemException(EventError.EVENT_UNKNOWN, "event '" + eventId + "' is unknown");
    }

    /**
     * An event as it was announced.
     *
     * @param eventId its id
     * @param name for people
     * @param kind what it does to demand
     * @param vmId the VM it is about
     * @param group the group whose VMs it is about
     * @param from when it begins
     * @param to when it is over
     * @param effects what it does to each resource
     * @param createdAt when it was announced
     */
    record EventView(
            String eventId,
            String name,
            LoadEvent.Kind kind,
            @Nullable String vmId,
            @Nullable String group,
            Instant from,
            Instant to,
            List<LoadEvent.Effect> effects,
            Instant createdAt) {

        static EventView of(LoadEvent event) {
            return new EventView(
                    event.eventId().toString(),
                    event.name(),
                    event.kind(),
                    event.vmId(),
                    event.group(),
                    event.from(),
                    event.to(),
                    event.effects(),
                    event.createdAt());
        }
    }
}
