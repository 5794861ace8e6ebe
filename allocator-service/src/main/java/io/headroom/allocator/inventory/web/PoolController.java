package io.headroom.allocator.inventory.web;

import io.headroom.allocator.inventory.PoolEntry;
import io.headroom.allocator.inventory.Pools;
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

/** Pools: operators register them, tenants choose one for their VMs. */
@Tag(name = "Pools")
@RestController
@RequestMapping("/api/v1/pools")
class PoolController {

    private static final String FILTER = "pools";

    private final Pools pools;

    PoolController(Pools pools) {
        this.pools = pools;
    }

    @Operation(summary = "Register a pool of hosts", operationId = "registerPool")
    @RequiresScope(Caller.OPERATOR)
    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refused(status = "422", when = "the provider is unknown, or a unit is less than 1")
    ResponseEntity<PoolView> register(@Valid @RequestBody NewPool pool) {
        PoolEntry entry = pools.register(pool.poolId(), pool.provider(), pool.unit());
        return ResponseEntity.created(URI.create("/api/v1/pools/" + entry.poolId()))
                .eTag(ETags.of(entry.version()))
                .body(PoolView.of(entry));
    }

    @Operation(summary = "List the pools", operationId = "listPools")
    @RequiresScope("allocation:read")
    @GetMapping
    Page<PoolView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        String after =
                Cursor.read(cursor, FILTER, 1).map(at -> at.position().get(0)).orElse(null);
        List<PoolView> rows =
                pools.list(after, size + 1).stream().map(PoolView::of).toList();
        return Page.of(rows, size, pool -> Cursor.after(FILTER, pool.poolId()));
    }

    @Operation(summary = "Read a pool", operationId = "getPool")
    @RequiresScope("allocation:read")
    @GetMapping("/{poolId}")
    ResponseEntity<PoolView> get(@PathVariable @ValidId String poolId) {
        return answer(pools.require(poolId));
    }

    @Operation(summary = "Change a pool's unit of allocation", operationId = "changePool")
    @RequiresScope(Caller.OPERATOR)
    @PatchMapping("/{poolId}")
    @Refused(status = "422", when = "a unit is less than 1")
    ResponseEntity<PoolView> change(
            @PathVariable @ValidId String poolId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody PoolChange change) {
        return answer(pools.change(poolId, change.unit(), Precondition.ifMatch(ifMatch)));
    }

    @Operation(summary = "Remove a pool that is empty", operationId = "removePool")
    @RequiresScope(Caller.OPERATOR)
    @DeleteMapping("/{poolId}")
    @Refused(status = "409", when = "the pool still has hosts, VMs or groups")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> remove(
            @PathVariable @ValidId String poolId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        pools.remove(poolId, Precondition.ifMatch(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<PoolView> answer(PoolEntry entry) {
        return ResponseEntity.ok().eTag(ETags.of(entry.version())).body(PoolView.of(entry));
    }

    /**
     * A pool to register.
     *
     * @param provider who carries out its commands, see /api/v1/providers
     * @param unit amounts are allocated in multiples of it
     */
    @Schema(example = """
            {"poolId": "pool-a", "provider": "simulated",
             "unit": {"cpuMillicores": 250, "memoryMib": 256, "diskKibPerS": 1024, "networkKibPerS": 1024}}
            """)
    record NewPool(
            @NotNull @ValidId String poolId,
            @NotNull String provider,
            @NotNull ResourceAmounts unit) {}

    /** A pool's new unit. */
    @Schema(example = """
            {"unit": {"cpuMillicores": 250, "memoryMib": 256, "diskKibPerS": 1024, "networkKibPerS": 1024}}
            """)
    record PoolChange(@NotNull ResourceAmounts unit) {}

    /** A pool as it is. */
    record PoolView(String poolId, String provider, ResourceAmounts unit, long version, Instant createdAt) {

        static PoolView of(PoolEntry entry) {
            return new PoolView(entry.poolId(), entry.provider(), entry.unit(), entry.version(), entry.createdAt());
        }
    }
}
