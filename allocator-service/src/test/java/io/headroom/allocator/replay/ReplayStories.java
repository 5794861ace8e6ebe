package io.headroom.allocator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headroom.allocator.AllocatorIT;
import io.headroom.allocator.Estate;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Replays are told over HTTP, with small limits and a stand-in of forecast-service. */
@AllocatorIT
abstract class ReplayStories {

    /** Answers as forecast-service does; what it answers is up to the test. */
    private static final HttpServer FORECAST = server();

    private static volatile Answering answering = exchange -> "{}";

    @Autowired
    private Api api;

    /** Says what forecast-service answers. */
    interface Answering {
        String answer(HttpExchange exchange) throws IOException;
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                String answer = answering.answer(exchange);
                byte[] body = answer.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add(
                "HEADROOM_FORECAST_URL",
                () -> "http://localhost:" + FORECAST.getAddress().getPort());
        registry.add("headroom.replay.upload-limit", () -> "2MB");
        registry.add("headroom.replay.unpacked-limit", () -> "4MB");
        registry.add("headroom.replay.vms", () -> "6");
        registry.add("headroom.replay.span", () -> "20d");
        registry.add("headroom.replay.vm-steps", () -> "15000");
        registry.add("headroom.replay.threads", () -> "2");
    }

    static void forecastAnswers(Answering how) {
        answering = how;
    }

    final Estate estate() {
        return new Estate(api);
    }

    /** A tenant that may read allocations and forecasts, with a new key. */
    final Api tenant(String tenant) {
        return Estate.withKey(api.as(TestTokens.tenant(tenant, "allocation:read", "forecast:read")));
    }

    final Api with(String token) {
        return Estate.withKey(api.as(token));
    }

    static String newTenant() {
        return "replay-" + UUID.randomUUID();
    }

    /** The operation that an answer names, once it has ended. */
    final JsonNode ended(String tenant, Answer accepted) {
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(202);
        String location = String.valueOf(accepted.header("Location"));
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !state(tenant, location).equals("RUNNING"));
        return tenant(tenant).get(location).json();
    }

    private String state(String tenant, String location) {
        return tenant(tenant).get(location).json().path("state").asString();
    }

    static void assertFailed(JsonNode operation, String code, String detail) {
        assertThat(operation.path("state").asString()).as(operation.toString()).isEqualTo("FAILED");
        assertThat(operation.path("errorCode").asString()).isEqualTo(code);
        assertThat(operation.path("detail").asString()).contains(detail);
    }

    /** The spooled traces there are now. */
    static List<Path> spooled() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(UploadedTrace.PREFIX))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
