package io.headroom.local.verify;

import io.headroom.local.RunningSuite;
import io.headroom.local.Service;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the checks look at: one repeatable-read snapshot of each database, and the suite around them. */
final class Evidence implements AutoCloseable {

    private final RunningSuite suite;
    private final Map<Service, Connection> snapshots = new EnumMap<>(Service.class);

    private Evidence(RunningSuite suite) {
        this.suite = suite;
    }

    /** Takes the snapshots, all within moments. */
    static Evidence take(RunningSuite suite) throws SQLException {
        Evidence evidence = new Evidence(suite);
        try {
            for (Service service : Service.values()) {
                evidence.snapshots.put(service, snapshot(suite.connect(service)));
            }
            return evidence;
        } catch (SQLException e) {
            evidence.close();
            throw e;
        }
    }

    RunningSuite suite() {
        return suite;
    }

    Connection snapshot(Service service) {
        Connection snapshot = snapshots.get(service);
        if (snapshot == null) {
            throw new IllegalStateException("No snapshot of " + service);
        }
        return snapshot;
    }

    /** The rows of a query, each as its columns' texts. */
    List<List<String>> rows(Service service, String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = snapshot(service).createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        for (Connection snapshot : snapshots.values()) {
            snapshot.close();
        }
    }

    private static Connection snapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement first = connection.createStatement()) {
            // The snapshot is taken by the first statement, not by begin.
            first.execute("select 1");
        }
        return connection;
    }
}
