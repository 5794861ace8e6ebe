package io.headroom.support.calls;

import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** This service's own tokens by client credentials, one per tenant it acts for, kept until shortly before they expire. */
public final class InternalTokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final RestClient issuer;
    private final String clientId;
    private final String clientSecret;
    private final Clock clock;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    InternalTokens(RestClient issuer, String clientId, String clientSecret, Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    /**
     * A token that is good for at least half a minute.
     *
     * @param tenant for whose sake
     * @throws ProblemException UPSTREAM_UNAVAILABLE if the issuer gives none
     */
    public String token(String tenant) {
        return tokens.compute(
                        tenant, (name, held) -> held != null && held.goodAt(clock.instant()) ? held : fetch(tenant))
                .value();
    }

    private Token fetch(String tenant) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("tenant", tenant);
        JsonNode answer = issuer.post()
                .uri("/oauth2/token")
                .headers(headers -> headers.setBasicAuth(clientId, clientSecret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(JsonNode.class);
        if (answer == null || answer.path("access_token").asString("").isEmpty()) {
            throw new ProblemException(CommonError.UPSTREAM_UNAVAILABLE, "the issuer gave no token to " + clientId);
        }
        Instant end = clock.instant().plusSeconds(answer.path("expires_in").asLong(60));
        return new Token(answer.path("access_token").asString(), end.minus(MARGIN));
    }

    private record Token(String value, Instant goodUntil) {

        boolean goodAt(Instant now) {
            return now.isBefore(goodUntil);
        }
    }
}
