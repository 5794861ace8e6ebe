package io.headroom.sla.window;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one minute of one VM.
 *
 * @param samples how many samples it had
 * @param stealRatio mean share of the time without a core that was wanted
 * @param latencyP95Ms the worst of the samples' percentiles, an upper bound of the minute's own
 * @param requests how many requests were answered
 * @param failedRequests how many of them failed
 */
public record MinuteFacts(
        Instant minuteAt,
        int samples,
        List<ResourceFacts> resources,
        @Nullable Double stealRatio,
        @Nullable Double latencyP95Ms,
        @Nullable Double requests,
        @Nullable Double failedRequests) {

    public MinuteFacts {
        resources = List.copyOf(resources);
    }
}
