package io.headroom.local;

/**
 * Where the database and the broker are, whoever runs them.
 *
 * @param jdbcServer {@code jdbc:postgresql://host:port/}
 * @param administrator the role that may create roles and databases
 */
record Platform(String jdbcServer, String administrator, String password, String bootstrapServers) {

    String jdbcUrl(String database) {
        return jdbcServer + database;
    }
}
