package io.headroom.allocator.replay;

import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import io.headroom.support.DomainTime;
import io.headroom.support.calls.OutgoingCalls;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Asks forecast-service what a VM used. */
@Component
class HistoryClient {

    /** Steps of one answer: fewer than it may have. */
    private static final int AT_ONCE = 14 * Grid.DAY;

    private final OutgoingCalls calls;
    private final DomainTime time;
    private final String url;

    HistoryClient(
            OutgoingCalls calls, DomainTime time, @Value("${HEADROOM_FORECAST_URL:http://localhost:8081}") String url) {
        this.calls = calls;
        this.time = time;
        this.url = url;
    }

    /**
     * The use of one VM.
     *
     * @param grid in domain time
     * @return by step, cores or MiB, NaN where nothing was measured
     * @throws ProblemException UPSTREAM_UNAVAILABLE if forecast-service does not answer or refuses
     */
    double[] use(String tenant, String vmId, Resource resource, Grid grid) {
        double[] use = new double[grid.steps()];
        Arrays.fill(use, Double.NaN);
        RestClient client = calls.internal("forecast", url, tenant);
        try {
            for (int step = 0; step < use.length; step += AT_ONCE) {
                int end = Math.min(use.length, step + AT_ONCE);
                take(answer(client, vmId, real(grid, step), real(grid, end)), resource, grid, use);
            }
        } catch (RestClientException e) {
            throw new ProblemException(
                    CommonError.UPSTREAM_UNAVAILABLE, "forecast does not tell the history of VM '" + vmId + "'", e);
        }
        return use;
    }

    private JsonNode answer(RestClient client, String vmId, Instant from, Instant to) {
        JsonNode answer = client.get()
                .uri(
                        "/api/v1/vms/{vm}/metrics?from={from}&to={to}&step={step}",
                        vmId,
                        from.toString(),
                        to.toString(),
                        time.real(Duration.ofSeconds(Grid.STEP_SECONDS)).toString())
                .retrieve()
                .body(JsonNode.class);
        if (answer == null || !answer.path("points").isArray()) {
            throw new ProblemException(
                    CommonError.UPSTREAM_UNAVAILABLE, "forecast does not tell the history of VM '" + vmId + "'");
        }
        return answer;
    }

    /** The points of an answer lie within the steps asked for, but for the one that begins at their end. */
    private void take(JsonNode answer, Resource resource, Grid grid, double[] use) {
        String field = resource == Resource.CPU ? "cpuCoresUsed" : "memoryMibUsed";
        for (JsonNode point : answer.path("points")) {
            Instant at = time.toDomain(Instant.parse(point.path("at").asString()));
            int step = grid.step(at.getEpochSecond());
            JsonNode value = point.path(field);
            if (step >= 0 && step < use.length && value.isNumber()) {
                use[step] = Math.max(0, value.asDouble());
            }
        }
    }

    private Instant real(Grid grid, int step) {
        return time.toReal(Instant.ofEpochSecond(grid.instant(step)));
    }
}
