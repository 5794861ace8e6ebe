package io.headroom.forecast.prediction;

import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.ResourceForecast;
import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.forecast.event.LoadEvents;
import io.headroom.forecast.group.GroupSubject;
import io.headroom.forecast.group.Groups;
import io.headroom.forecast.model.Explanations;
import io.headroom.forecast.model.Fleet;
import io.headroom.forecast.model.ModelError;
import io.headroom.forecast.model.Subject;
import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.Ids;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The forecast of an application group. */
@RestController
@RequestMapping("/api/v1/groups/{groupId}/forecast")
@Tag(name = "Forecasts")
class GroupForecastController {

    private final Groups groups;
    private final Fleet fleet;
    private final VmDirectory directory;
    private final Explanations explanations;
    private final LoadEvents events;

    GroupForecastController(
            Groups groups, Fleet fleet, VmDirectory directory, Explanations explanations, LoadEvents events) {
        this.groups = groups;
        this.fleet = fleet;
        this.directory = directory;
        this.explanations = explanations;
        this.events = events;
    }

    @GetMapping
    @RequiresScope("forecast:read")
    @Operation(
            operationId = "getGroupForecast",
            summary =
                    "What the group's VMs are going to use together, as quantiles: single steps for an hour, reconciled "
                            + "with the VMs' own forecasts, then the maximum of each hour up to a day. Scope forecast:read.")
    GroupForecastView forecast(
            Caller caller,
            @PathVariable String groupId,
            @Parameter(description = "How many steps ahead, 1-288", example = "12") @RequestParam(defaultValue = "12")
                    int horizon,
            @Parameter(description = "Which of the published levels", example = "0.5,0.95")
                    @RequestParam(required = false)
                    @Nullable
                    List<Double> quantiles) {
        String tenant = caller.tenant();
        int members = directory.members(tenant, Ids.require("groupId", groupId)).size();
        ForecastQuestion question = ForecastQuestion.of(horizon, quantiles);
        if (members == 0) {
            throw new ProblemException(
                    ModelError.GROUP_UNKNOWN,
                    "group '" + groupId + "' has no VMs: register some with it, or set it on those there are");
        }
        return groups.find(tenant, groupId)
                .flatMap(subject -> subject.published().map(published -> view(subject, published, members, question)))
                .orElseGet(() -> GroupForecastView.none(groupId, members, "FIT_PENDING"));
    }

    private GroupForecastView view(
            GroupSubject subject, DemandForecast published, int members, ForecastQuestion question) {
        int steps = Math.min(question.horizon(), DemandForecast.STEPS);
        List<MemberShares> shares = new ArrayList<>();
        List<ResourceForecast> resources = new ArrayList<>();
        for (ResourceForecast resource : published.resources()) {
            Map<VmRef, Optional<DemandForecast>> ofMembers = subject.counted(resource.resource()).stream()
                    .collect(Collectors.toMap(
                            Function.identity(), vm -> fleet.find(vm).flatMap(Subject::published)));
            Optional<MemberShares.Reconciled> reconciled = MemberShares.of(published, resource, ofMembers, steps);
            reconciled.ifPresent(it -> shares.add(it.shares()));
            resources.add(reconciled.map(MemberShares.Reconciled::resource).orElse(resource));
        }
        ForecastView view = ForecastView.of(
                with(published, resources),
                question,
                explanations.ofUnsaved(subject),
                events.ofGroup(subject.tenantId(), subject.group()));
        return GroupForecastView.of(subject.group(), members, view, shares);
    }

    private static DemandForecast with(DemandForecast published, List<ResourceForecast> resources) {
        return new DemandForecast(
                published.tenantId(),
                published.vmId(),
                published.group(),
                published.version(),
                published.issuedAt(),
                published.from(),
                published.step(),
                published.trigger(),
                published.quantileLevels(),
                resources);
    }
}
