package io.headroom.support.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.app.SmallService;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a service tells about itself. */
@HeadroomIT(classes = SmallService.class)
class DocumentIT {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void documentsTheConventionsOnEveryOperation() {
        JsonNode document = api.get("/v3/api-docs").json();
        JsonNode create = document.at("/paths/~1api~1v1~1notes/post");
        JsonNode change = document.at("/paths/~1api~1v1~1notes~1{id}/put");

        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(document.at("/components/securitySchemes").propertyNames()).contains("bearer", "clientCredentials");
        assertThat(document.at("/components/schemas").propertyNames())
                .contains("Problem")
                .doesNotContain("Caller");
        assertThat(create.path("responses").propertyNames()).contains("400", "401", "403", "409", "413", "415", "422");
        assertThat(create.path("parameters").findValuesAsString("name")).contains("tenant", "Idempotency-Key");
        assertThat(create.at("/security/1/clientCredentials/0").asString()).isEqualTo("qos:write");
        assertThat(change.path("responses").propertyNames()).contains("404", "412", "428");
        assertThat(document.at("/paths/~1api~1v1~1dead-letters~1{id}:replay/post/operationId")
                        .asString())
                .isEqualTo("replayDeadLetter");
    }

    @Test
    void runsItsOwnMigrationsBesideTheService() {
        assertThat(jdbc.sql("select version from flyway_schema_history where success order by installed_rank")
                        .query(String.class)
                        .list())
                .contains("0001", "0002", "0003", "0004", "0005", "0100");
    }

    @Test
    void publishesTheAgeOfTheOutboxAndTheDeadLettersAsMetrics() {
        assertThat(api.management().get("/actuator/prometheus").body())
                .contains("headroom_outbox_oldest_seconds")
                .contains("headroom_dead_letters");
    }

    @Test
    void isReadyWithDatabaseAndBroker() {
        JsonNode readiness = api.management().get("/actuator/health/readiness").json();

        assertThat(readiness.path("status").asString()).isEqualTo("UP");
        assertThat(readiness.path("components").propertyNames()).contains("db", "binders", "readinessState");
    }
}
