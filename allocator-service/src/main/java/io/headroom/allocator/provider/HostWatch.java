package io.headroom.allocator.provider;

import io.headroom.allocator.inventory.HostEntry;
import io.headroom.allocator.inventory.Inventory;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the inventory which hosts their provider finds lost. */
@Component
class HostWatch {

    private static final Logger log = LoggerFactory.getLogger(HostWatch.class);

    private final Providers providers;
    private final Inventory inventory;

    HostWatch(Providers providers, Inventory inventory) {
        this.providers = providers;
        this.inventory = inventory;
    }

    @Scheduled(fixedDelayString = "${headroom.provider.reconcile-every:1s}")
    void watch() {
        for (GuardedProvider provider : providers.all()) {
            try {
                watch(provider);
            } catch (RuntimeException away) {
                log.debug("Provider {} is watched later", provider.name(), away);
            }
        }
    }

    private void watch(GuardedProvider provider) {
        Set<String> lost = provider.read(ResourceProvider::lostHosts);
        for (HostEntry host : inventory.hostsOfProvider(provider.name())) {
            boolean isLost = lost.contains(host.hostId());
            if (isLost != host.lost()) {
                log.warn("Host {} is {}", host.hostId(), isLost ? "lost" : "back");
                inventory.hostObserved(host.hostId(), isLost);
            }
        }
    }
}
