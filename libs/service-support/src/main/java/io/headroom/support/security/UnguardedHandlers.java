package io.headroom.support.security;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Refuses to start a service that has a handler under {@code /api} or {@code /v1} without {@link RequiresScope}. */
class UnguardedHandlers implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping mapping;

    UnguardedHandlers(RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> unguarded = mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getKey().getPatternValues().stream()
                        .anyMatch(path -> path.startsWith("/api/") || path.startsWith("/v1/")))
                .map(Map.Entry::getValue)
                .filter(method -> ScopeGuard.required(method) == null)
                .map(HandlerMethod::getShortLogMessage)
                .sorted()
                .toList();
        if (!unguarded.isEmpty()) {
            throw new IllegalStateException("Handlers without @RequiresScope: " + unguarded);
        }
    }
}
