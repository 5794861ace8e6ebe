package io.headroom.gateway.issuer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client of the local issuer.
 *
 * @param tenant whose data its tokens are for; null for all tenants, or where the client names one itself
 * @param service whether it is one of the suite's own services
 */
record LocalClient(String id, String secret, @Nullable String tenant, Set<String> scopes, boolean service) {}
