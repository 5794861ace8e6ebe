package io.headroom.forecast.directory;

import io.headroom.contracts.Keys;

/**
 * Which application group: its id is unique within its tenant only.
 *
 * @param tenantId the owner
 * @param group the group
 */
public record GroupRef(String tenantId, String group) {

    /** The Kafka key of the group's records. */
    public String key() {
        return Keys.group(tenantId, group);
    }
}
