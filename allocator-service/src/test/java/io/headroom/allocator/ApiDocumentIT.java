package io.headroom.allocator;

import io.headroom.test.Api;
import io.headroom.test.ApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The API document is committed, so that a change of the API is seen in review. */
@AllocatorIT
class ApiDocumentIT {

    @Autowired
    private Api api;

    @Test
    void isAsCommittedAndKeepsTheConventions() {
        ApiDocument.of("allocator-service", api).keepsTheConventions().isAsCommitted();
    }
}
