package io.headroom.support.app;

import io.headroom.contracts.Keys;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmChanged;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.messaging.Outbox;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Page;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A resource with versions, a list and an event, as the services have them. */
@RestController
@RequestMapping("/api/v1/notes")
class NoteController {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;
    private final Gate gate;

    NoteController(JdbcClient jdbc, Outbox outbox, Clock clock, Gate gate) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
        this.gate = gate;
    }

    /** A note as it is sent and answered. */
    record Note(@NotNull @ValidId String id, @NotBlank String text) {}

    @GetMapping
    @RequiresScope("qos:read")
    Page<Note> list(Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        int size = Page.limit(limit);
        String after = Cursor.read(cursor, caller.tenant(), 1)
                .map(seen -> seen.position().get(0))
                .orElse("");
        List<Note> rows = jdbc.sql("select id, text from note where tenant_id = ? and id > ? order by id limit ?")
                .params(caller.tenant(), after, size + 1)
                .query(Note.class)
                .list();
        return Page.of(rows, size, note -> Cursor.after(caller.tenant(), note.id()));
    }

    @GetMapping("/{id}")
    @RequiresScope("qos:read")
    ResponseEntity<Note> read(Caller caller, @PathVariable @ValidId String id) {
        long version = version(caller.tenant(), id);
        return ResponseEntity.ok().eTag(ETags.of(version)).body(note(caller.tenant(), id));
    }

    @PostMapping
    @RequiresScope("qos:write")
    @Idempotent
    @Transactional
    public ResponseEntity<Note> create(Caller caller, @Valid @RequestBody Note note) {
        jdbc.sql("insert into note (tenant_id, id, text, version) values (?, ?, ?, 1)")
                .params(caller.tenant(), note.id(), note.text())
                .update();
        publish(caller.tenant(), note.id(), 1);
        gate.pass(note.text());
        return ResponseEntity.status(HttpStatus.CREATED).eTag(ETags.of(1)).body(note);
    }

    @PutMapping("/{id}")
    @RequiresScope("qos:write")
    @Transactional
    public ResponseEntity<Note> change(
            Caller caller,
            @PathVariable @ValidId String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Note note) {
        long version = version(caller.tenant(), id);
        ETags.require(ifMatch, version);
        jdbc.sql("update note set text = ?, version = version + 1 where tenant_id = ? and id = ?")
                .params(note.text(), caller.tenant(), id)
                .update();
        publish(caller.tenant(), id, version + 1);
        return ResponseEntity.ok().eTag(ETags.of(version + 1)).body(note);
    }

    @PostMapping("/count")
    @RequiresScope("qos:write")
    Map<String, Long> count(HttpServletRequest request) throws IOException {
        return Map.of("bytes", request.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    private Note note(String tenant, String id) {
        return jdbc.sql("select id, text from note where tenant_id = ? and id = ?")
                .params(tenant, id)
                .query(Note.class)
                .single();
    }

    private long version(String tenant, String id) {
        return jdbc.sql("select version from note where tenant_id = ? and id = ?")
                .params(tenant, id)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "note '" + id + "' is unknown"));
    }

    private void publish(String tenant, String id, long version) {
        outbox.publish(
                Keys.vm(tenant, id),
                new VmChanged(
                        tenant,
                        id,
                        version,
                        "pool",
                        null,
                        null,
                        ResourceAmounts.ZERO,
                        ResourceAmounts.ZERO,
                        ResourceAmounts.ZERO,
                        VmChanged.Mode.ACT,
                        clock.instant()));
    }
}
