package io.headroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How people and services get their tokens on one machine. */
@HeadroomIT(classes = GatewayApplication.class, properties = "headroom.gateway.openapi.keep-for=PT0S")
@ActiveProfiles("local")
class LocalIssuerIT {

    private static final String SECRET = "secret-of-the-developers";

    @Autowired
    private Api api;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        Services.register(registry);
        registry.add("HEADROOM_DEV_SECRET", () -> SECRET);
        registry.add("HEADROOM_QOS_CLIENT_SECRET", () -> "secret-of-qos");
    }

    @Test
    void givesATenantATokenThatOpensTheDoor() {
        Answer answer = ask("tenant-acme", SECRET, "");

        JsonNode claims = claims(answer);
        assertThat(claims.path("tenant").asString()).isEqualTo("acme");
        assertThat(claims.path("aud").asString()).isEqualTo("headroom");
        assertThat(claims.path("scope").asString().split(" "))
                .contains("metrics:write", "qos:write", "sla:read")
                .doesNotContain("operator");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
        assertThat(api.as(token(answer)).get("/api/v1/tiers").status()).isEqualTo(200);
    }

    @Test
    void givesTheOperatorATokenForAllTenants() {
        JsonNode claims = claims(ask("operator", SECRET, ""));

        assertThat(claims.path("scope").asString()).isEqualTo("operator");
        assertThat(claims.has("tenant")).isFalse();
    }

    @Test
    void narrowsATokenToTheScopesAskedFor() {
        assertThat(claims(ask("tenant-acme", SECRET, "&scope=sla:read"))
                        .path("scope")
                        .asString())
                .isEqualTo("sla:read");
        assertThat(ask("tenant-acme", SECRET, "&scope=operator").status()).isEqualTo(400);
    }

    @Test
    void givesAServiceATokenForTheTenantItActsFor() {
        JsonNode claims = claims(ask("svc-qos", "secret-of-qos", "&tenant=acme"));

        assertThat(claims.path("aud").asString()).isEqualTo("headroom-internal");
        assertThat(claims.path("tenant").asString()).isEqualTo("acme");
    }

    @Test
    void refusesWrongSecretsUnknownClientsAndBorrowedTenants() {
        assertThat(ask("operator", "guessed", "").status()).isEqualTo(401);
        assertThat(ask("svc-qos", SECRET, "").status()).isEqualTo(401);
        assertThat(ask("tenant-", SECRET, "").status()).isEqualTo(401);
        assertThat(ask("tenant-acme", SECRET, "&tenant=globex").status()).isEqualTo(400);
    }

    @Test
    void givesNoTokenToAServiceWithoutASecret() {
        assertThat(ask("svc-sla", "guessed", "").status()).isEqualTo(401);
        assertThat(ask("svc-sla", "", "").status()).isEqualTo(400);
    }

    @Test
    void publishesThePublicHalfOfItsKeyOnly() {
        JsonNode key = api.get("/oauth2/jwks").json().path("keys").path(0);

        assertThat(key.path("kty").asString()).isEqualTo("RSA");
        assertThat(key.has("n")).isTrue();
        assertThat(key.has("d")).isFalse();
    }

    @Test
    void refusesWhoeverComesThroughAProxy() {
        Answer answer = api.with("X-Forwarded-For", "192.0.2.7").get("/oauth2/jwks");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("FORBIDDEN");
    }

    @Test
    void hasASwaggerUiWhoseTokenUrlWorks() {
        Services.QOS.onJson("/v3/api-docs", MergedDocs.minimal("listTiers", "/api/v1/tiers"));

        assertThat(api.get("/swagger-ui/index.html").body()).contains("swagger-ui");
        JsonNode settings = api.get("/v3/api-docs/gateway/swagger-config").json();
        JsonNode document = api.get(settings.path("url").asString()).json();
        String tokenUrl = document.at("/components/securitySchemes/clientCredentials/flows/clientCredentials/tokenUrl")
                .asString();

        assertThat(document.path("paths").has("/api/v1/tiers")).isTrue();
        assertThat(ask(tokenUrl, "tenant-acme", SECRET, "").status()).isEqualTo(200);
    }

    private Answer ask(String client, String secret, String more) {
        return ask("/oauth2/token", client, secret, more);
    }

    private Answer ask(String url, String client, String secret, String more) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return api.with("Authorization", "Basic " + basic)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post(url, "grant_type=client_credentials" + more);
    }

    private static String token(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("access_token").asString();
    }

    private static JsonNode claims(Answer answer) {
        String payload = token(answer).split("\\.")[1];
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(payload));
    }
}
