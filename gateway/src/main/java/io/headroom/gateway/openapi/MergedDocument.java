package io.headroom.gateway.openapi;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.headroom.gateway.routing.Upstream;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The merged document, kept for a moment. */
@Component
class MergedDocument {

    private static final String ONLY = "";

    private final ServiceDocuments services;
    private final OpenApiMerger merger;
    private final LoadingCache<String, ObjectNode> kept;

    MergedDocument(ServiceDocuments services, OpenApiProperties properties) {
        this.services = services;
        this.merger = new OpenApiMerger(properties.tokenUrl());
        this.kept = Caffeine.newBuilder().expireAfterWrite(properties.keepFor()).build(only -> merge());
    }

    ObjectNode current() {
        return kept.get(ONLY);
    }

    private ObjectNode merge() {
        Map<Upstream, ObjectNode> documents = new EnumMap<>(Upstream.class);
        for (Upstream upstream : Upstream.values()) {
            services.of(upstream).ifPresent(document -> documents.put(upstream, document));
        }
        return merger.merge(documents);
    }
}
