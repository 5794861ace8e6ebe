package io.headroom.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;

/** Gives each service a database and a role of its own that owns it; no role may enter another's database. */
final class Databases {

    private Databases() {}

    /** Creates what is missing and sets each role's password to the one on record. */
    static void prepare(Platform platform, Function<Service, String> passwords) {
        try (Connection connection = DriverManager.getConnection(
                platform.jdbcUrl("postgres"), platform.administrator(), platform.password())) {
            for (Service service : Service.values()) {
                prepare(connection, service.database(), passwords.apply(service));
            }
        } catch (SQLException e) {
            throw new LaunchException(
                    "Cannot prepare the databases on " + platform.jdbcServer() + " as " + platform.administrator()
                            + ": " + e.getMessage(),
                    e);
        }
    }

    private static void prepare(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
            execute(connection, "create role %I login", name);
        }
        execute(connection, "alter role %I password %L", name, password);
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database %I owner %I", name, name);
            execute(connection, "revoke all on database %I from public", name);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /** Statements that define things take no parameters: the server itself quotes the words into the text. */
    private static void execute(Connection connection, String format, String... words) throws SQLException {
        try (PreparedStatement quote = connection.prepareStatement("select format(?, variadic ?)")) {
            quote.setString(1, format);
            quote.setArray(2, connection.createArrayOf("text", words));
            ResultSet row = quote.executeQuery();
            row.next();
            try (Statement statement = connection.createStatement()) {
                statement.execute(row.getString(1));
            }
        }
    }
}
