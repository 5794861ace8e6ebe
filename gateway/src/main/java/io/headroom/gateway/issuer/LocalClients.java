package io.headroom.gateway.issuer;

import io.headroom.support.web.Ids;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Knows the clients by their names: {@code operator}, {@code ci}, {@code tenant-NAME} for any tenant, {@code svc-NAME}. */
class LocalClients {

    private static final String TENANT_PREFIX = "tenant-";
    private static final String SERVICE_PREFIX = "svc-";
    private static final Set<String> READING = Set.of("forecast:read", "qos:read", "allocation:read", "sla:read");

    private final LocalIssuerProperties properties;

    LocalClients(LocalIssuerProperties properties) {
        this.properties = properties;
    }

    Optional<LocalClient> find(String id) {
        if (id.equals("operator")) {
            return Optional.of(user(id, null, Set.of("operator")));
        }
        if (id.equals("ci")) {
            return Optional.of(user(id, properties.ciTenant(), reading("metrics:write")));
        }
        if (id.startsWith(TENANT_PREFIX)) {
            return Optional.of(id.substring(TENANT_PREFIX.length()))
                    .filter(Ids::valid)
                    .map(tenant -> user(id, tenant, everything()));
        }
        if (id.startsWith(SERVICE_PREFIX)) {
            return Optional.ofNullable(properties.serviceSecrets().get(id.substring(SERVICE_PREFIX.length())))
                    .filter(secret -> !secret.isBlank())
                    .map(secret -> new LocalClient(id, secret, null, everything(), true));
        }
        return Optional.empty();
    }

    private LocalClient user(String id, @Nullable String tenant, Set<String> scopes) {
        return new LocalClient(id, properties.devSecret(), tenant, scopes, false);
    }

    private static Set<String> everything() {
        return reading("metrics:write", "qos:write", "allocation:write", "sla:write");
    }

    private static Set<String> reading(String... writing) {
        Set<String> scopes = new TreeSet<>(READING);
        scopes.addAll(Set.of(writing));
        return scopes;
    }
}
