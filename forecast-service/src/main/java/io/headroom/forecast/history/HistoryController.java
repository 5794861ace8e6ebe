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

    /** The most points one answer gives. */
    private static final int MOST_POINTS = 5_000;

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
            summary =
                    "What the VM used per planning step, or per longer step: the mean of rates, the maximum of memory. "
                            + "Scope forecast:read.")
    History history(
            Caller caller,
            @PathVariable String vmId,
            @Parameter(description = "Start; by default a day before the end") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "End; by default now") @RequestParam(required = false) @Nullable Instant to,
            @Parameter(
                            description = "Real length of what a point covers, a whole number of planning steps; by "
                                    + "default one",
                            example = "PT1H")
                    @RequestParam(required = false)
                    @Nullable
                    Duration step) {
        Instant end = to == null ? time.now() : to;
        Instant start = from == null ? end.minus(time.day()) : from;
        if (!start.isBefore(end)) {
            throw new ProblemException(CommonError.PARAMETER_INVALID, "from " + start + " must be before to " + end);
        }
        int together = together(step);
        if (Duration.between(start, end)
                        .dividedBy(together)
                        .compareTo(time.step().multipliedBy(MOST_POINTS))
                > 0) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID,
                    "from " + start + " to " + end + " holds more than " + MOST_POINTS
                            + " points: ask for less or for a longer step");
        }
        VmRef vm = new VmRef(caller.tenant(), Ids.require("vmId", vmId));
        long first = Math.floorDiv(time.stepIndex(start), together) * (long) together;
        return new History(
                vmId,
                time.step().multipliedBy(together).toMillis() / 1_000.0,
                LongerSteps.of(rollups.of(vm, first, time.stepIndex(end) + 1), together).stream()
                        .map(use -> Point.of(use, time))
                        .toList());
    }

    /** How many planning steps a point covers. */
    private int together(@Nullable Duration step) {
        if (step == null) {
            return 1;
        }
        long planning = time.step().toMillis();
        long asked = step.getSeconds() > MOST_POINTS * planning ? -1 : step.toMillis();
        if (asked < planning || asked % planning != 0) {
            throw new ProblemException(
                    CommonError.PARAMETER_INVALID,
                    "step " + step + " must be a whole number of planning steps of " + time.step() + ", at most "
                            + MOST_POINTS);
        }
        return Math.toIntExact(asked / planning);
    }

    /**
     * A VM's use.
     *
     * @param vmId the VM
     * @param stepSeconds real length of what a point covers
     * @param points those with samples, oldest first
     */
    record History(String vmId, double stepSeconds, List<Point> points) {}

    /**
     * One step, or several planning steps together.
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
