package io.headroom.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The database of one application context.
 *
 * @param jdbcUrl without credentials
 */
public record Database(String jdbcUrl, String user, String password) {

    /** A connection beside the service's own, to look at its tables or to hold a lock. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(jdbcUrl + " cannot be reached", e);
        }
    }
}
