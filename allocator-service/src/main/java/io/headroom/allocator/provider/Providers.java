package io.headroom.allocator.provider;

import io.headroom.allocator.inventory.KnownProviders;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The providers of this instance by name, each behind its guard. */
@Component
class Providers implements KnownProviders {

    private final Map<String, GuardedProvider> byName;

    Providers(List<ResourceProvider> providers, Guards guards) {
        this.byName = new TreeMap<>(providers.stream()
                .map(guards::around)
                .collect(Collectors.toMap(GuardedProvider::name, Function.identity())));
    }

    @Override
    public Set<String> names() {
        return byName.keySet();
    }

    Optional<GuardedProvider> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<GuardedProvider> all() {
        return byName.values();
    }
}
