package io.headroom.sla.breach;

import io.headroom.contracts.VmRef;
import io.headroom.support.calls.OutgoingCalls;
import io.headroom.support.web.ProblemException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Asks the allocator what it decided; while it cannot be asked, the answer says so. */
@Component
class AllocatorClient {

    private static final Logger LOG = LoggerFactory.getLogger(AllocatorClient.class);
    private static final int MOST = 50;

    private final OutgoingCalls calls;
    private final String url;

    AllocatorClient(OutgoingCalls calls, @Value("${HEADROOM_ALLOCATOR_URL:http://localhost:8083}") String url) {
        this.calls = calls;
        this.url = url;
    }

    /** The decisions about a VM since an instant. */
    Repair repairs(VmRef vm, Instant from) {
        try {
            JsonNode page = calls.internal("allocator", url, vm.tenantId())
                    .get()
                    .uri("/api/v1/decisions?vmId={vm}&from={from}&limit={limit}", vm.vmId(), from.toString(), MOST)
                    .retrieve()
                    .body(JsonNode.class);
            return page == null
                    ? Repair.unavailable()
                    : Repair.of(List.copyOf(page.path("items").values()));
        } catch (ProblemException | RestClientException e) {
            LOG.warn("the allocator cannot be asked for its decisions: {}", e.getMessage());
            return Repair.unavailable();
        }
    }
}
