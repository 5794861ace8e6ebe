package io.headroom.gateway.routing;

import io.headroom.gateway.routing.Route.Body;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.server.PathContainer;

/** The HTTP client to the services: pooled, and faithful, as it neither repeats, redirects, inflates nor remembers. */
final class UpstreamClient {

    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final int SERVICES = Upstream.values().length;

    private UpstreamClient() {}

    /** A factory whose requests wait as long as their route permits. */
    static HttpComponentsClientHttpRequestFactory requestFactory(Upstreams upstreams) {
        RequestConfig usual = waiting(upstreams.timeout());
        RequestConfig upload = waiting(upstreams.uploadTimeout());
        HttpComponentsClientHttpRequestFactory factory =
                new HttpComponentsClientHttpRequestFactory(client(upstreams.connectTimeout()));
        factory.setHttpContextFactory((method, uri) -> context(isUpload(uri) ? upload : usual));
        return factory;
    }

    private static boolean isUpload(URI uri) {
        return RoutingTable.routeOf(PathContainer.parsePath(uri.getRawPath()))
                .filter(route -> route.body() == Body.UPLOAD)
                .isPresent();
    }

    private static HttpContext context(RequestConfig config) {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(config);
        return context;
    }

    private static RequestConfig waiting(Duration timeout) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofSeconds(2))
                .setResponseTimeout(Timeout.of(timeout))
                .build();
    }

    private static HttpClient client(Duration connectTimeout) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS_PER_SERVICE)
                        .setMaxConnTotal(CONNECTIONS_PER_SERVICE * SERVICES)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(connectTimeout))
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                                .build())
                        .build())
                .evictIdleConnections(TimeValue.ofSeconds(20))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }
}
