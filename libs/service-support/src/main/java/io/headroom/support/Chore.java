package io.headroom.support;

/**
 * A statement that keeps a table from growing without end; every bean of this type is run every five minutes.
 *
 * @param sql one statement, harmless when run twice or by two instances
 */
public record Chore(String sql) {}
