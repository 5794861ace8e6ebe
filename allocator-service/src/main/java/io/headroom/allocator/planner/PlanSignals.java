package io.headroom.allocator.planner;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Waits for the announcement that something has to be planned, whichever instance made it; used by one thread. */
@Component
class PlanSignals {

    private static final Logger LOG = LoggerFactory.getLogger(PlanSignals.class);

    private final DataSource dataSource;
    private @Nullable Connection listening;

    PlanSignals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns at an announcement, and at the latest after this long; while the database is away, after this long. */
    void await(Duration longest) throws InterruptedException {
        int millis = (int) Math.max(1, longest.toMillis());
        try {
            connection().unwrap(PGConnection.class).getNotifications(millis);
        } catch (SQLException e) {
            LOG.warn(
                    "the planner's announcements are not heard, pools are looked at once a second: {}", e.getMessage());
            close();
            Thread.sleep(millis);
        }
    }

    private Connection connection() throws SQLException {
        Connection known = listening;
        if (known != null) {
            return known;
        }
        Connection fresh = dataSource.getConnection();
        listening = fresh;
        try (Statement statement = fresh.createStatement()) {
            statement.execute("listen " + PlanRequests.CHANNEL);
        }
        return fresh;
    }

    /** Gives the connection back without its subscription. */
    void close() {
        Connection known = listening;
        listening = null;
        if (known == null) {
            return;
        }
        try (known;
                Statement statement = known.createStatement()) {
            statement.execute("unlisten *");
        } catch (SQLException e) {
            LOG.debug("the listening connection was broken already", e);
        }
    }
}
