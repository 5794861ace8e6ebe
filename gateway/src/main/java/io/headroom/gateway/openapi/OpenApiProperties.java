package io.headroom.gateway.openapi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The merged document.
 *
 * @param tokenUrl where its readers get a token by client credentials; left out of the document if not set
 * @param keepFor how long it is kept before the services are asked again
 * @param patience how long each service may take
 */
@ConfigurationProperties("headroom.gateway.openapi")
record OpenApiProperties(
        @Nullable String tokenUrl,
        @DefaultValue("PT10S") Duration keepFor,
        @DefaultValue("PT3S") Duration patience) {}
