package io.headroom.support.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.headroom.support.app.SmallService;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import io.headroom.test.HeadroomIT;
import io.headroom.test.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Calls to another side that fails in its ways. */
@HeadroomIT(classes = SmallService.class)
class OutgoingCallsIT {

    @Autowired
    private OutgoingCalls calls;

    @Autowired
    private RestClient.Builder clients;

    @Autowired
    private CircuitBreakerRegistry breakers;

    @Autowired
    private RetryRegistry retries;

    private final String name = "side-" + UUID.randomUUID();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String url;

    @BeforeEach
    void startOtherSide() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stopOtherSide() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        int status = exchange.getRequestURI().getPath().equals("/missing")
                ? 404
                : failures.getAndDecrement() > 0 ? 503 : 200;
        byte[] answer = ("{\"access_token\":\"token-" + asked.size() + "\",\"expires_in\":300}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void repeatsWhatIsSafeToRepeat() {
        failures.set(2);

        String answer = calls.external(name, url).get().uri("/x").retrieve().body(String.class);

        assertThat(answer).contains("token-3");
        assertThat(asked).hasSize(3);
    }

    @Test
    void neverRepeatsAPostWithoutAKey() {
        failures.set(1);
        RestClient client = calls.external(name, url);

        assertThatThrownBy(() -> client.post().uri("/x").body("a").retrieve().toBodilessEntity())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(CommonError.UPSTREAM_UNAVAILABLE))
                .hasMessageContaining(name)
                .hasMessageContaining("503");
        assertThat(asked).hasSize(1);
    }

    @Test
    void repeatsAPostWithAKey() {
        failures.set(1);

        calls.external(name, url)
                .post()
                .uri("/x")
                .header("Idempotency-Key", "k")
                .body("a")
                .retrieve()
                .toBodilessEntity();

        assertThat(asked).containsExactly("POST /x a", "POST /x a");
    }

    @Test
    void leavesARefusalToTheCallerAndCountsNoFailure() {
        RestClient client = calls.external(name, url);

        assertThatThrownBy(() -> client.get().uri("/missing").retrieve().toBodilessEntity())
                .isInstanceOf(HttpClientErrorException.NotFound.class);
        assertThat(breakers.circuitBreaker(name).getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void stopsCallingASideThatIsDown() {
        server.stop(0);
        RestClient client = calls.external(name, url);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> client.get().uri("/x").retrieve().toBodilessEntity())
                    .isInstanceOf(ProblemException.class);
        }

        assertThatThrownBy(() -> client.get().uri("/x").retrieve().toBodilessEntity())
                .hasMessageContaining("is not called for a while");
    }

    @Test
    void keepsOneTokenPerTenantUntilShortlyBeforeItExpires() {
        MutableClock clock = new MutableClock(Instant.EPOCH);
        InternalTokens tokens = new InternalTokens(
                clients.clone()
                        .baseUrl(url)
                        .requestInterceptor(new Resilience(breakers.circuitBreaker(name), retries.retry(name)))
                        .build(),
                "svc-support",
                "secret",
                clock);

        String first = tokens.token("acme");
        String again = tokens.token("acme");
        String other = tokens.token("globex");
        clock.advance(Duration.ofSeconds(271));
        String renewed = tokens.token("acme");

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(renewed).isNotEqualTo(first);
        assertThat(asked.get(0)).isEqualTo("POST /oauth2/token grant_type=client_credentials&tenant=acme");
    }
}
