package io.headroom.forecast.group;

/**
 * A group has its first models, or new ones.
 *
 * @param group the group
 */
public record GroupReady(GroupSubject group) {}
