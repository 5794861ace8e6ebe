package io.headroom.gateway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Portals that may call from a browser.
 *
 * @param allowedOrigins exact origins, for example {@code https://portal.example}; none by default
 */
@ConfigurationProperties("headroom.gateway.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
