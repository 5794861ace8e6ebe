package io.headroom.sla.breach;

import io.headroom.sla.terms.TermsInForce;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.Ids;
import io.headroom.support.web.Page;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Breaches and what shows them. */
@RestController
@RequestMapping("/api/v1/breaches")
@RequiresScope("sla:read")
@Tag(name = "SLA")
class BreachController {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final int MOST_ALLOCATIONS = 100;

    private final Breaches breaches;
    private final TermsInForce terms;
    private final AllocatorClient allocator;

    BreachController(Breaches breaches, TermsInForce terms, AllocatorClient allocator) {
        this.breaches = breaches;
        this.terms = terms;
        this.allocator = allocator;
    }

    @GetMapping
    @Operation(
            operationId = "listBreaches",
            summary = "Breaches, the latest first; an operator who names no tenant sees all. Scope sla:read.")
    Page<BreachView> list(
            Caller caller,
            @Parameter(description = "Only those in this state") @RequestParam(required = false) @Nullable
                    BreachState state,
            @Parameter(description = "Only this VM's", example = "web-1") @RequestParam(required = false) @Nullable
                    String vmId,
            @Parameter(description = "Page size, 1-1000", example = "100") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        BreachFilter filter = new BreachFilter(
                caller.tenantId(),
                vmId == null ? null : Ids.require("vmId", vmId),
                state == null ? null : Boolean.valueOf(state == BreachState.OPEN));
        int size = Page.limit(limit);
        Optional<Cursor> after = Cursor.read(cursor, filter.toString(), 2);
        List<Breach> rows = breaches.list(
                filter,
                after.map(read -> Instant.parse(read.position().get(0))).orElse(LATEST),
                after.map(read -> UUID.fromString(read.position().get(1))).orElse(new UUID(-1, -1)),
                size + 1);
        Page<Breach> page = Page.of(
                rows,
                size,
                breach -> Cursor.after(
                        filter.toString(),
                        breach.windowFrom().toString(),
                        breach.id().toString()));
        return new Page<>(page.items().stream().map(BreachView::of).toList(), page.next());
    }

    @GetMapping("/{breachId}")
    @Operation(
            operationId = "getBreach",
            summary = "A breach with its evidence, what the VM had, and the repair that followed. Scope sla:read.")
    BreachDetailView breach(Caller caller, @PathVariable String breachId) {
        Breach breach = id(breachId)
                .flatMap(id -> breaches.find(caller.tenantId(), id))
                .orElseThrow(() -> new ProblemException(
                        BreachApiError.BREACH_UNKNOWN,
                        "breach '" + breachId + "' is unknown: GET /api/v1/breaches lists those there are"));
        return new BreachDetailView(
                BreachView.of(breach),
                breach.evidence(),
                terms.allocationsSince(breach.vm(), breach.windowFrom(), MOST_ALLOCATIONS),
                allocator.repairs(breach.vm(), breach.windowFrom()));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
