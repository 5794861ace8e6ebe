package io.headroom.allocator.intake;

import io.headroom.allocator.planner.PlanInbox;
import io.headroom.contracts.DemandForecast;
import io.headroom.support.messaging.Received;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a batch of forecasts in; each that is newer than the known one is planned. */
@Service
class ForecastIntake {

    private final PlanInbox inbox;

    ForecastIntake(PlanInbox inbox) {
        this.inbox = inbox;
    }

    @Transactional
    public void received(List<Received<DemandForecast>> forecasts) {
        Map<DemandForecast, @Nullable String> traces = new LinkedHashMap<>();
        forecasts.forEach(received -> traces.put(received.record(), received.traceparent()));
        inbox.forecasts(traces);
    }
}
