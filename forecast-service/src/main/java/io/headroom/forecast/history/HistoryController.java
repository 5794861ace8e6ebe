package io.headroom.forecast.history;

import io.headroom.contracts.VmRef;
import io.headroom.support.DomainTime;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.Ids;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a VM used. */
@RestController
@Tag(name = "Metrics")
class HistoryController {

    /** The most steps one answer gives. */
    private static final int MOST_STEPS = 5_000;

    private final Rollups rollups;
    private final DomainTime time;

    HistoryController(Rollups rollups, DomainTime time) {
        this.rollups = rollups;
        this.time = time;
    }

    @GetMapping("/api/v1/vms/{vmId}/metrics")
    @RequiresScope("forecast:read")
    @Operation(
            operationId = "getMetrics",
            summary = "What the VM used per planning step: the mean of rates, the maximum of memory. Scope "
                    + "forecast:read.")
    History history(
            Caller caller,
            @PathVariable String vmId,
            @Parameter(description = "Start; by default a day before the end") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "End; by default now") @RequestParam(required = false) @Nullable Instant to) {
        Instant end = to == null ? time.now() : to;
        Instant start = from == null ? end.minus(time.day()) : from;
        if (!start.isBefore(end)) {
            throw new ProblemException(CommonError.PARAMETER_INVALID, "from " + start + " must be before to " + end);
        }
        if (Duration.between(start, end).compareTo(time.step().multipliedBy(MOST_STEPS)) > 0) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID,
                    "from " + start + " to " + end + " holds more than " + MOST_STEPS + " steps: ask for less");
        }
        VmRef vm = new VmRef(caller.tenant(), Ids.require("vmId", vmId));
        return new History(
                vmId,
                time.step().toMillis() / 1_000.0,
                rollups.of(vm, time.stepIndex(start), time.stepIndex(end) + 1).stream()
                        .map(use -> Point.of(use, time))
                        .toList());
    }

    /**
     * A VM's use.
     *
     * @param vmId the VM
     * @param stepSeconds real length of a step
     * @param points observed steps, oldest first
     */
    record History(String vmId, double stepSeconds, List<Point> points) {}

    /**
     * One step.
     *
     * @param at its start
     * @param samples how many samples it comes from
     * @param cpuCoresUsed cores, mean
     * @param memoryMibUsed MiB, maximum
     * @param diskKibPerS KiB/s read and written, mean
     * @param networkKibPerS KiB/s received and sent, mean
     */
    record Point(
            Instant at,
            int samples,
            @Nullable Double cpuCoresUsed,
            @Nullable Double memoryMibUsed,
            @Nullable Double diskKibPerS,
            @Nullable Double networkKibPerS) {

        static Point of(StepUse use, DomainTime time) {
            return new Point(
                    time.stepStart(use.step()),
                    use.samples(),
                    known(use.cpu()),
                    known(use.memory()),
                    known(use.disk()),
                    known(use.network()));
        }

        private static @Nullable Double known(double value) {
            return Double.isNaN(value) ? null : value;
        }
    }
}
