package io.headroom.allocator.inventory.web;

import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.HostState;
import io.headroom.allocator.inventory.Hosts;
import io.headroom.allocator.inventory.Precondition;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Page;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hosts, an operator's business. */
@Tag(name = "Hosts")
@RestController
@RequestMapping("/api/v1/hosts")
@RequiresScope(Caller.OPERATOR)
class HostController {

    private final Hosts hosts;

    HostController(Hosts hosts) {
        this.hosts = hosts;
    }

    @Operation(summary = "Register a host", operationId = "registerHost")
    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refused(status = "422", when = "its pool is not registered, or more is sellable than it has")
    ResponseEntity<HostView> register(@Valid @RequestBody NewHost host) {
        HostEntry entry = hosts.register(host.hostId(), host.pool(), host.physical(), host.sellable());
        return ResponseEntity.created(URI.create("/api/v1/hosts/" + entry.hostId()))
                .eTag(ETags.of(entry.version()))
                .body(HostView.of(entry));
    }

    @Operation(summary = "List the hosts", operationId = "listHosts")
    @GetMapping
    Page<HostView> list(
            @RequestParam(required = false) @Nullable @ValidId String pool,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        String filter = "hosts " + pool;
        String after =
                Cursor.read(cursor, filter, 1).map(at -> at.position().get(0)).orElse(null);
        List<HostView> rows =
                hosts.list(pool, after, size + 1).stream().map(HostView::of).toList();
        return Page.of(rows, size, host -> Cursor.after(filter, host.hostId()));
    }

    @Operation(summary = "Read a host", operationId = "getHost")
    @GetMapping("/{hostId}")
    ResponseEntity<HostView> get(@PathVariable @ValidId String hostId) {
        return answer(hosts.require(hostId));
    }

    @Operation(summary = "Change a host's capacity or state", operationId = "changeHost")
    @PatchMapping("/{hostId}")
    @Refused(status = "422", when = "more would be sellable than it has")
    ResponseEntity<HostView> change(
            @PathVariable @ValidId String hostId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody HostChange change) {
        return answer(hosts.change(
                hostId, change.physical(), change.sellable(), change.state(), Precondition.ifMatch(ifMatch)));
    }

    @Operation(summary = "Remove a host that runs no VM", operationId = "removeHost")
    @DeleteMapping("/{hostId}")
    @Refused(status = "409", when = "the host still runs VMs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> remove(
            @PathVariable @ValidId String hostId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        hosts.remove(hostId, Precondition.ifMatch(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<HostView> answer(HostEntry entry) {
        return ResponseEntity.ok().eTag(ETags.of(entry.version())).body(HostView.of(entry));
    }

    /**
     * A host to register.
     *
     * @param physical what it has
     * @param sellable what may be granted; all that it has if absent
     */
    @Schema(example = """
            {"hostId": "host-1", "pool": "pool-a",
             "physical": {"cpuMillicores": 64000, "memoryMib": 262144, "diskKibPerS": 2097152, "networkKibPerS": 1220703}}
            """)
    record NewHost(
            @NotNull @ValidId String hostId,
            @NotNull @ValidId String pool,
            @NotNull ResourceAmounts physical,
            @Nullable ResourceAmounts sellable) {}

    /** What shall change of a host; what is absent stays. */
    @Schema(example = """
            {"state": "DRAINING"}
            """)
    record HostChange(
            @Nullable ResourceAmounts physical,
            @Nullable ResourceAmounts sellable,
            @Nullable HostState state) {}

    /** A host as it is. */
    record HostView(
            String hostId,
            String pool,
            ResourceAmounts physical,
            ResourceAmounts sellable,
            HostState state,
            boolean lost,
            long version,
            Instant createdAt) {

        static HostView of(HostEntry entry) {
            return new HostView(
                    entry.hostId(),
                    entry.poolId(),
                    entry.physical(),
                    entry.sellable(),
                    entry.state(),
                    entry.lost(),
                    entry.version(),
                    entry.createdAt());
        }
    }
}
