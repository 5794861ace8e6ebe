package io.headroom.gateway.routing;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are and how long they may take.
 *
 * @param upstreams the base URL of every service
 * @param connectTimeout until a connection stands
 * @param timeout until a service begins to answer
 * @param uploadTimeout the same where a body may be long, such as a history import
 */
@Validated
@ConfigurationProperties("headroom.gateway")
public record Upstreams(
        @NotNull Map<Upstream, URI> upstreams,
        @DefaultValue("PT2S") Duration connectTimeout,
        @DefaultValue("PT15S") Duration timeout,
        @DefaultValue("PT10M") Duration uploadTimeout) {

    public Upstreams {
        Map<Upstream, URI> complete = new EnumMap<>(Upstream.class);
        complete.putAll(upstreams);
        for (Upstream upstream : Upstream.values()) {
            if (!complete.containsKey(upstream)) {
                throw new IllegalArgumentException("headroom.gateway.upstreams." + upstream.id()
                        + " is missing: set it to the base URL of " + upstream.service());
            }
        }
        upstreams = Map.copyOf(complete);
    }

    /** The base URL of a service. */
    public URI url(Upstream upstream) {
        URI url = upstreams.get(upstream);
        if (url == null) {
            throw new IllegalStateException("no URL for " + upstream);
        }
        return url;
    }
}
