package io.headroom.allocator.reservation;

import io.headroom.allocator.inventory.Inventory;
import io.headroom.support.DomainTime;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import io.headroom.support.web.ValidId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a host has and who holds it, slot by slot. */
@RestController
@RequestMapping("/api/v1/hosts/{hostId}/calendar")
@RequiresScope(Caller.OPERATOR)
@Tag(name = "Hosts")
class CalendarController {

    private final CapacityCalendar calendar;
    private final Inventory inventory;
    private final DomainTime time;

    CalendarController(CapacityCalendar calendar, Inventory inventory, DomainTime time) {
        this.calendar = calendar;
        this.inventory = inventory;
        this.time = time;
    }

    @GetMapping
    @Operation(
            operationId = "getCalendar",
            summary = "A host's capacity and its use by slot, from now on. Scope operator.")
    CalendarView calendar(
            @PathVariable @ValidId String hostId,
            @Parameter(description = "How many slots, 1-288", example = "24") @RequestParam(required = false) @Nullable
                    Integer slots) {
        int wanted = slots == null ? CapacityCalendar.HORIZON : slots;
        if (wanted < 1 || wanted > CapacityCalendar.HORIZON) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID, "slots " + wanted + " must be 1 to " + CapacityCalendar.HORIZON);
        }
        if (inventory.host(hostId).isEmpty()) {
            throw new ProblemException(
                    ReservationError.HOST_UNKNOWN,
                    "host '" + hostId + "' is unknown: GET /api/v1/hosts lists those there are");
        }
        long step = time.stepIndex(time.now());
        return new CalendarView(hostId, time.step().toString(), calendar.view(hostId, step, wanted, time::stepStart));
    }

    /**
     * A calendar as answered.
     *
     * @param step real length of a slot, ISO 8601
     */
    record CalendarView(String hostId, String step, List<SlotView> slots) {}
}
