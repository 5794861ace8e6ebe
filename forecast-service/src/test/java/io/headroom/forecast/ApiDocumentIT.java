package io.headroom.forecast;

import io.headroom.test.ApiDocument;
import org.junit.jupiter.api.Test;

/** The API document is committed, so that a change of the API is seen in review. */
class ApiDocumentIT extends ForecastIT {

    @Test
    void isAsCommittedAndKeepsTheConventions() {
        ApiDocument.of("forecast-service", api).keepsTheConventions().isAsCommitted();
    }
}
