package io.headroom.support.web;

import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the database and the broker refuse or fail at. */
class DataFailures implements Translation {

    private static final String RETRY_AFTER = "Retry-After";

    @Override
    public @Nullable Problem of(Throwable failure) {
        if (failure instanceof OptimisticLockingFailureException) {
            return Problem.of(
                    CommonError.ETAG_STALE,
                    "somebody changed it meanwhile: read the resource again and repeat the change");
        }
        if (failure instanceof DuplicateKeyException) {
            return Problem.of(CommonError.CONFLICT, "it exists already: choose another id or change the existing one");
        }
        if (failure instanceof PessimisticLockingFailureException || failure instanceof QueryTimeoutException) {
            return Problem.of(CommonError.DATABASE_UNAVAILABLE, "the database is busy: send the request again")
                    .with(RETRY_AFTER, "1");
        }
        if (failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException
                || failure instanceof DataAccessResourceFailureException
                || hasConnectionCause(failure)) {
            return Problem.of(
                            CommonError.DATABASE_UNAVAILABLE,
                            "the database cannot be reached: nothing was stored, send the request again")
                    .with(RETRY_AFTER, "5");
        }
        if (failure instanceof KafkaException || failure instanceof org.apache.kafka.common.KafkaException) {
            return Problem.of(
                            CommonError.BROKER_UNAVAILABLE,
                            "the message broker cannot be reached: send the request again")
                    .with(RETRY_AFTER, "5");
        }
        return null;
    }

    private static boolean hasConnectionCause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientException
                    || t instanceof SQLNonTransientConnectionException
                    || t instanceof SQLRecoverableException) {
                return true;
            }
        }
        return false;
    }
}
