package io.headroom.support.web;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;

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
        if (Outage.ofDatabase(failure)) {
            return Problem.of(
                            CommonError.DATABASE_UNAVAILABLE, "the database cannot be reached: send the request again")
                    .with(RETRY_AFTER, "5");
        }
        if (Outage.ofBroker(failure)) {
            return Problem.of(
                            CommonError.BROKER_UNAVAILABLE,
                            "the message broker cannot be reached: send the request again")
                    .with(RETRY_AFTER, "5");
        }
        return null;
    }
}
