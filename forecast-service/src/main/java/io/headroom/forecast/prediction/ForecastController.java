package io.headroom.forecast.prediction;

import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.model.Explanations;
import io.headroom.forecast.model.Fleet;
import io.headroom.forecast.model.ModelError;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Ids;
import io.headroom.support.web.ProblemException;
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

/** The forecast of a VM. */
@RestController
@RequestMapping("/api/v1/vms/{vmId}/forecast")
@Tag(name = "Forecasts")
class ForecastController {

    private final Fleet fleet;
    private final VmDirectory directory;
    private final Explanations explanations;
    private final LoadEvents events;

    ForecastController(Fleet fleet, VmDirectory directory, Explanations explanations, LoadEvents events) {
        this.fleet = fleet;
        this.directory = directory;
        this.explanations = explanations;
        this.events = events;
    }

    @GetMapping
    @RequiresScope("forecast:read")
    @Operation(
            operationId = "getForecast",
            summary = "What the VM is going to use, as quantiles: single steps for an hour, then the maximum of each "
                    + "hour up to a day; with the model, its live coverage and what it sees. Scope forecast:read.")
    ForecastView forecast(
            Caller caller,
            @PathVariable String vmId,
            @Parameter(description = "How many steps ahead, 1-288", example = "12") @RequestParam(defaultValue = "12")
                    int horizon,
            @Parameter(description = "Which of the published levels", example = "0.5,0.95")
                    @RequestParam(required = false)
                    @Nullable
                    List<Double> quantiles) {
        VmRef vm = new VmRef(caller.tenant(), Ids.require("vmId", vmId));
        ForecastQuestion question = ForecastQuestion.of(horizon, quantiles);
        if (!directory.knows(vm)) {
            throw new ProblemException(
                    ModelError.VM_UNKNOWN, "VM '" + vmId + "' is unknown: register it or send its metrics first");
        }
        return fleet.find(vm)
                .flatMap(subject -> subject.published()
                        .map(forecast -> ForecastView.of(forecast, question, explanations.of(subject), events.of(vm))))
                .orElseGet(() -> ForecastView.none(vmId, fleet.find(vm).isPresent() ? "FIT_PENDING" : "NO_HISTORY"));
    }
}
