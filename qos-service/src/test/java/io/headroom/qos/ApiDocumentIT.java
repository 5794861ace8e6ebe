package io.headroom.qos;

import io.headroom.test.ApiDocument;
import org.junit.jupiter.api.Test;

/** The API document is committed, so that a change of the API is seen in review. */
class ApiDocumentIT extends QosIT {

    @Test
    void isAsCommittedAndKeepsTheConventions() {
        ApiDocument.of("qos-service", api).keepsTheConventions().isAsCommitted();
    }
}
