package io.headroom.forecast.model;

import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Ids;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which model forecasts a VM, and why. */
@RestController
@RequestMapping("/api/v1/vms/{vmId}")
@Tag(name = "Forecasts")
class ModelController {

    private final ChosenModels chosen;
    private final Refits refits;
    private final VmDirectory directory;

    ModelController(ChosenModels chosen, Refits refits, VmDirectory directory) {
        this.chosen = chosen;
        this.refits = refits;
        this.directory = directory;
    }

    @GetMapping("/models")
    @RequiresScope("forecast:read")
    @Operation(
            operationId = "getModels",
            summary = "The candidates of each resource with their scores, and the chosen one. Scope forecast:read.")
    Models models(Caller caller, @PathVariable String vmId) {
        VmRef vm = known(caller, vmId);
        return new Models(vmId, chosen.of(vm));
    }

    @PostMapping("/models:refit")
    @RequiresScope("forecast:read")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "refitModels",
            summary = "Chooses the VM's models anew as soon as the CPU budget allows. Asking twice changes nothing. "
                    + "Scope forecast:read.")
    void refit(Caller caller, @PathVariable String vmId) {
        refits.request(known(caller, vmId));
    }

    private VmRef known(Caller caller, String vmId) {
        VmRef vm = new VmRef(caller.tenant(), Ids.require("vmId", vmId));
        if (!directory.knows(vm)) {
            throw new ProblemException(
                    ModelError.VM_UNKNOWN, "VM '" + vmId + "' is unknown: register it or send its metrics first");
        }
        return vm;
    }

    /**
     * A VM's models.
     *
     * @param vmId the VM
     * @param resources per resource
     */
    record Models(String vmId, List<ChosenModels.Choice> resources) {}
}
