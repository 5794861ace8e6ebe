package io.headroom.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The database of one application context, behind a link that a test can cut. */
public final class Database {

    private final String name;
    private final String user;
    private final String password;
    private final Link link;

    Database(String name, String user, String password, Link link) {
        this.name = name;
        this.user = user;
        this.password = password;
        this.link = link;
    }

    /** A new, empty database of the JVM's PostgreSQL, for tests without a context. */
    public static Database create() {
        return Platform.get().createDatabase();
    }

    /** The URL as the service has it: through the link, without credentials. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + link.address() + "/" + name;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** A connection beside the service's own, to look at its tables or to hold a lock. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl(), user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(jdbcUrl() + " cannot be reached", e);
        }
    }

    /** Cuts every connection and refuses new ones. */
    public void cutOff() {
        link.cut();
    }

    /** Lets connections through again. */
    public void reconnect() {
        link.restore();
    }
}
