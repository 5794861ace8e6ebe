package io.headroom.local.verify;

import io.headroom.local.Service;
import java.sql.SQLException;
import java.util.List;

/**
 * A promise that one database can prove.
 *
 * @param query one row per violation, its columns put together as the words for it
 */
record SqlCheck(String id, String promise, Service database, String query) implements Check {

    @Override
    public List<String> violations(Evidence evidence) throws SQLException {
        return evidence.rows(database, query).stream()
                .map(row -> String.join(" ", row))
                .toList();
    }
}
