package io.headroom.support.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.app.SmallService;
import io.headroom.support.web.CommonError;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Long work is followed by its id, by its own tenant. */
@HeadroomIT(classes = SmallService.class)
class OperationsIT {

    @Autowired
    private Operations operations;

    @Autowired
    private Api api;

    private Answer read(String tenant, String id) {
        return api.as(TestTokens.tenant(tenant)).get("/api/v1/operations/" + id);
    }

    @Test
    void showsHowFarItIsUntilItSucceeds() {
        Operation operation = operations.begin("acme", "METRICS_IMPORT");
        operations.progress(operation.id(), 0.5, "7 of 14 days");
        Answer running = read("acme", operation.id());
        operations.succeed(operation.id(), Map.of("accepted", 12));
        operations.fail(operation.id(), CommonError.INTERNAL_ERROR, "too late");
        Answer done = read("acme", operation.id());

        assertThat(operation.id()).startsWith("support-");
        assertThat(Operations.accepted(operation).getHeaders().getLocation())
                .hasToString("/api/v1/operations/" + operation.id());
        assertThat(running.json().path("state").asString()).isEqualTo("RUNNING");
        assertThat(running.json().path("progress").asDouble()).isEqualTo(0.5);
        assertThat(running.header("Retry-After")).isEqualTo("1");
        assertThat(done.json().path("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(done.json().at("/result/accepted").asInt()).isEqualTo(12);
        assertThat(done.header("Retry-After")).isNull();
    }

    @Test
    void saysWhyItFailed() {
        Operation operation = operations.begin("acme", "METRICS_IMPORT");
        operations.fail(operation.id(), CommonError.VALIDATION_FAILED, "line 3 has no instant");

        Answer failed = read("acme", operation.id());

        assertThat(failed.json().path("errorCode").asString()).isEqualTo("VALIDATION_FAILED");
        assertThat(failed.json().path("detail").asString()).isEqualTo("line 3 has no instant");
    }

    @Test
    void hidesItFromOtherTenantsButNotFromOperators() {
        Operation tenants = operations.begin("acme", "METRICS_IMPORT");
        Operation platforms = operations.begin(null, "REPLAY");

        assertThat(read("globex", tenants.id()).status()).isEqualTo(404);
        assertThat(read("acme", platforms.id()).status()).isEqualTo(404);
        assertThat(api.as(TestTokens.operator())
                        .get("/api/v1/operations/" + tenants.id())
                        .status())
                .isEqualTo(200);
        assertThat(api.as(TestTokens.operator())
                        .get("/api/v1/operations/" + platforms.id())
                        .status())
                .isEqualTo(200);
    }
}
