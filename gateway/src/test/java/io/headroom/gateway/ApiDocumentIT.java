package io.headroom.gateway;

import io.headroom.test.ApiDocument;
import org.junit.jupiter.api.Test;

/** The one document of the suite, merged of what the services have committed, is committed too. */
class ApiDocumentIT extends AtTheDoor {

    @Test
    void isAsCommittedAndKeepsTheConventions() {
        Services.FORECAST.onJson("/v3/api-docs", ApiDocument.committed("forecast-service"));
        Services.QOS.onJson("/v3/api-docs", ApiDocument.committed("qos-service"));
        Services.ALLOCATOR.onJson("/v3/api-docs", ApiDocument.committed("allocator-service"));
        Services.SLA.onJson("/v3/api-docs", ApiDocument.committed("sla-monitor"));

        ApiDocument.of("gateway", api).keepsTheConventions().isAsCommitted();
    }
}
