package io.headroom.gateway.openapi;

import io.headroom.gateway.routing.Upstream;
import io.headroom.gateway.routing.Upstreams;
import java.net.http.HttpClient;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.node.ObjectNode;

/** Asks each service for its own document. */
@Component
class ServiceDocuments {

    private static final Logger log = LoggerFactory.getLogger(ServiceDocuments.class);

    private final RestClient client;
    private final Upstreams upstreams;

    ServiceDocuments(Upstreams upstreams, OpenApiProperties properties) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(properties.patience()).build());
        factory.setReadTimeout(properties.patience());
        this.client = RestClient.builder().requestFactory(factory).build();
        this.upstreams = upstreams;
    }

    /** The service's document; empty if it does not answer with one. */
    Optional<ObjectNode> of(Upstream upstream) {
        try {
            return Optional.ofNullable(client.get()
                    .uri(upstreams.url(upstream).resolve("/v3/api-docs"))
                    .retrieve()
                    .body(ObjectNode.class));
        } catch (RestClientException e) {
            log.info("{} is left out of the API document: {}", upstream.service(), e.getMessage());
            return Optional.empty();
        }
    }
}
