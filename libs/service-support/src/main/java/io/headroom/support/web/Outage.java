package io.headroom.support.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether a failure means that the database or the broker is away, rather than that something is wrong. */
public final class Outage {

    private Outage() {}

    /** Whether the database cannot be reached, or was lost on the way. */
    public static boolean ofDatabase(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CannotCreateTransactionException
                    || t instanceof CannotGetJdbcConnectionException
                    || t instanceof DataAccessResourceFailureException
                    || (t instanceof SQLException sql && lostConnection(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the broker cannot be reached or does not answer in time. */
    public static boolean ofBroker(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof org.apache.kafka.common.KafkaException) {
                return true;
            }
        }
        return false;
    }

    /** SQLSTATE class 08 is the connection; 57P01 to 57P03 a server that stops or starts; 53300 one that is full. */
    private static boolean lostConnection(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || (state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300")))
                || (state == null && "Connection is closed".equals(failure.getMessage())); // the pool's own
    }
}
