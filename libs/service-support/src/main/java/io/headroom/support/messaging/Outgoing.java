package io.headroom.support.messaging;

/**
 * A record to send.
 *
 * @param key the Kafka key, see {@link io.headroom.contracts.Keys}
 * @param record a record of the contracts; it decides the topic
 */
public record Outgoing(String key, Record record) {}
