package io.headroom.allocator.planner;

import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.DemandForecast;
import io.headroom.contracts.DemandForecast.Trigger;
import io.headroom.contracts.QosAssigned;
import io.headroom.contracts.SlaBreachOpened;
import io.headroom.contracts.SlaBreachResolved;
import io.headroom.contracts.VmRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the planner is told: kept where it is news, and planned. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PlanInbox {

    private final VmForecasts forecasts;
    private final VmAssignments assignments;
    private final Budgets budgets;
    private final OpenBreaches breaches;
    private final PlanRequests requests;

    PlanInbox(
            VmForecasts forecasts,
            VmAssignments assignments,
            Budgets budgets,
            OpenBreaches breaches,
            PlanRequests requests) {
        this.forecasts = forecasts;
        this.assignments = assignments;
        this.budgets = budgets;
        this.breaches = breaches;
        this.requests = requests;
    }

    /** Forecasts with the traces they came in. */
    public void forecasts(Map<DemandForecast, @Nullable String> received) {
        List<DemandForecast> newer = forecasts.store(received.keySet());
        requests.ask(newer.stream()
                .map(forecast -> new PlanRequest(
                        new VmRef(forecast.tenantId(), Objects.requireNonNull(forecast.vmId())),
                        forecast.trigger() == Trigger.SURGE ? Cause.SURGE : Cause.FORECAST,
                        received.get(forecast)))
                .toList());
    }

    public void assigned(QosAssigned assigned) {
        if (assignments.store(assigned)) {
            requests.ask(List.of(new VmRef(assigned.tenantId(), assigned.vmId())), Cause.TIER);
        }
    }

    public void budget(BudgetSet budget) {
        if (budgets.store(budget)) {
            requests.askTenant(budget.tenantId(), Cause.BUDGET);
        }
    }

    public void breachOpened(SlaBreachOpened breach) {
        if (breaches.opened(breach)) {
            requests.ask(List.of(new VmRef(breach.tenantId(), breach.vmId())), Cause.BREACH);
        }
    }

    public void breachResolved(SlaBreachResolved breach) {
        breaches.resolved(breach);
        requests.ask(List.of(new VmRef(breach.tenantId(), breach.vmId())), Cause.BREACH);
    }
}
