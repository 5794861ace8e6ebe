package io.headroom.sla;

import io.headroom.test.Api;
import io.headroom.test.ApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The API document is committed, so that a change of the API is seen in review. */
@SlaIT
class ApiDocumentIT {

    @Autowired
    private Api api;

    @Test
    void isAsCommittedAndKeepsTheConventions() {
        ApiDocument.of("sla-monitor", api).keepsTheConventions().isAsCommitted();
    }
}
