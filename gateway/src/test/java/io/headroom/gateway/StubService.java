package io.headroom.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A service behind the gateway that answers everything with what it saw, unless told otherwise for a path. */
final class StubService implements AutoCloseable {

    private final String name;
    private final int port;
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** A request as it arrived. */
    record Call(String method, String uri, Map<String, List<String>> headers, int bodyBytes) {

        String header(String header) {
            return String.join(",", headers.getOrDefault(header, List.of()));
        }
    }

    StubService(String name) {
        this.name = name;
        this.server = start(0);
        this.port = server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Answers a path in another way from now on. */
    void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    /** Answers a path with a JSON document from now on. */
    void onJson(String path, Object document) {
        on(path, exchange -> answer(exchange, 200, JsonMapper.shared().writeValueAsString(document)));
    }

    List<Call> calls() {
        return calls;
    }

    /** The process dies. */
    void die() {
        server.stop(0);
    }

    /** And is started again at the same port. */
    void revive() {
        server = start(port);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpServer start(int atPort) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort), 0);
            started.setExecutor(threads);
            started.createContext("/", this::handle);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body.length));
        HttpHandler special = handlers.get(exchange.getRequestURI().getPath());
        if (special != null) {
            special.handle(exchange);
            return;
        }
        answer(exchange, 200, "{\"service\":\"%s\",\"bytes\":%d}".formatted(name, body.length));
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
