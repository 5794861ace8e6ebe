package io.headroom.allocator.planner;

import io.headroom.allocator.reservation.Reservation;
import io.headroom.allocator.reservation.ReservationFilter;
import io.headroom.allocator.reservation.Reservations;
import io.headroom.contracts.ReservationChanged.State;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.support.idempotency.Idempotent;
import io.headroom.support.openapi.Refused;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Cursor;
import io.headroom.support.web.ETags;
import io.headroom.support.web.Page;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Capacity set aside for VMs ahead of time. */
@RestController
@RequestMapping("/api/v1/reservations")
@Tag(name = "Reservations")
class ReservationController {

    private final ReservationDesk desk;
    private final Reservations reservations;
    private final DomainTime time;

    ReservationController(ReservationDesk desk, Reservations reservations, DomainTime time) {
        this.desk = desk;
        this.reservations = reservations;
        this.time = time;
    }

    @GetMapping
    @RequiresScope("allocation:read")
    @Operation(
            operationId = "listReservations",
            summary = "Reservations in the order of their start; an operator who names no tenant sees all."
                    + " Scope allocation:read.")
    Page<ReservationView> list(
            Caller caller,
            @Parameter(description = "Only this VM's", example = "web-1")
                    @RequestParam(required = false)
                    @Nullable
                    @ValidId
                    String vmId,
            @Parameter(description = "Only those in this state") @RequestParam(required = false) @Nullable State state,
            @Parameter(description = "Page size, 1-1000", example = "100") @RequestParam(required = false) @Nullable
                    Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        ReservationFilter filter = new ReservationFilter(caller.tenantId(), vmId, state);
        int size = Page.limit(limit);
        Optional<Cursor> after = Cursor.read(cursor, filter.toString(), 2);
        List<Reservation> rows = reservations.list(
                filter,
                after.map(read -> Long.parseLong(read.position().get(0))).orElse(Long.MIN_VALUE),
                after.map(read -> read.position().get(1)).orElse(""),
                size + 1);
        Page<Reservation> page =
                Page.of(rows, size, row -> Cursor.after(filter.toString(), Long.toString(row.from()), row.id()));
        return new Page<>(
                page.items().stream().map(row -> ReservationView.of(row, time)).toList(), page.next());
    }

    @PostMapping
    @Idempotent
    @RequiresScope("allocation:write")
    @Operation(
            operationId = "createReservation",
            summary = "Sets capacity aside for a VM on its host. Scope allocation:write.")
    @Refused(status = "409", when = "the VM is not placed or not in mode ACT, its host or its budget has no room")
    @ResponseStatus(HttpStatus.CREATED)
    @Refused(status = "404", when = "the VM is unknown, or another tenant's")
    @Refused(status = "422", when = "the span or the amount is none that can be reserved")
    ResponseEntity<ReservationView> create(Caller caller, @Valid @RequestBody NewReservation asked) {
        VmRef vm = new VmRef(caller.tenant(), asked.vmId);
        Reservation made = desk.make(vm, asked.delta, asked.from, asked.to);
        return ResponseEntity.created(URI.create("/api/v1/reservations/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(ReservationView.of(made, time));
    }

    @GetMapping("/{reservationId}")
    @RequiresScope("allocation:read")
    @Operation(operationId = "getReservation", summary = "A reservation. Scope allocation:read.")
    ResponseEntity<ReservationView> get(Caller caller, @PathVariable @ValidId String reservationId) {
        return answer(desk.require(caller.tenant(), reservationId));
    }

    @PostMapping("/{reservationId}:activate")
    @RequiresScope("allocation:write")
    @Operation(
            operationId = "activateReservation",
            summary = "Has the planner claim a reservation now, whatever the forecast says. Scope allocation:write.")
    @Refused(status = "409", when = "the reservation is in another state than RESERVED, or the budget has no room")
    ResponseEntity<ReservationView> activate(
            Caller caller,
            @PathVariable @ValidId String reservationId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(desk.activate(caller.tenant(), reservationId, ifMatch));
    }

    @PostMapping("/{reservationId}:release")
    @RequiresScope("allocation:write")
    @Operation(
            operationId = "releaseReservation",
            summary = "Gives a reservation back before its end. Scope allocation:write.")
    @Refused(status = "409", when = "the reservation is over")
    ResponseEntity<ReservationView> release(
            Caller caller,
            @PathVariable @ValidId String reservationId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(desk.release(caller.tenant(), reservationId, ifMatch));
    }

    private ResponseEntity<ReservationView> answer(Reservation reservation) {
        return ResponseEntity.ok().eTag(ETags.of(reservation.version())).body(ReservationView.of(reservation, time));
    }

    /**
     * What to set aside.
     *
     * @param delta on top of what the VM holds, rounded up to the pool's units
     */
    @Schema(example = """
            {"vmId": "web-1", "from": "2030-01-01T08:00:00Z", "to": "2030-01-01T09:00:00Z",
             "delta": {"cpuMillicores": 500, "memoryMib": 1024, "diskKibPerS": 10240, "networkKibPerS": 6250}}
            """)
    record NewReservation(
            @ValidId @NotNull @Schema(example = "web-1") String vmId,

            @NotNull ResourceAmounts delta,

            @NotNull @Schema(example = "2030-01-01T08:00:00Z")
            Instant from,

            @NotNull @Schema(example = "2030-01-01T09:00:00Z")
            Instant to) {}
}
