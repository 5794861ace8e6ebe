package io.headroom.forecast.event;

import io.headroom.contracts.Resource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something known in advance that moves demand for a while.
 *
 * @param tenantId whose
 * @param eventId its id
 * @param name for people
 * @param kind what it does to demand
 * @param vmId the VM it is about, or null
 * @param group the group whose VMs it is about, or null; one of the two is given
 * @param from when it begins
 * @param to when it is over
 * @param effects what it does to each resource; none for a deploy
 * @param createdAt when it was announced
 */
record LoadEvent(
        String tenantId,
        UUID eventId,
        String name,
        Kind kind,
        @Nullable String vmId,
        @Nullable String group,
        Instant from,
        Instant to,
        List<Effect> effects,
        Instant createdAt) {

    LoadEvent {
        effects = List.copyOf(effects);
    }

    /** What an event does to demand. */
    enum Kind {
        /** Demand is another one while it lasts: forecasts say so, and models learn nothing of it. */
        LOAD,
        /** Use while it lasts says nothing about demand: models learn nothing of it. */
        DEPLOY
    }

    /**
     * Demand while it lasts is factor x usual demand + amount.
     *
     * @param resource of which resource
     * @param factor 1 if nothing is multiplied
     * @param amount in cores (CPU), MiB (memory) or KiB/s (disk, network); 0 if nothing is added
     */
    record Effect(Resource resource, double factor, double amount) {}
}
