package io.headroom.support.messaging;

import io.headroom.contracts.UnreadableMessageException;
import io.headroom.support.web.ErrorCategory;
import io.headroom.support.web.Outage;
import io.headroom.support.web.ProblemException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** Why a record could not be processed; it decides how often it is tried before it becomes a dead letter. */
enum FailureKind {
    /** The record is wrong: no retry will help. */
    PERMANENT,
    /** Something this service needs is away: the record waits as long as it takes. */
    UNAVAILABLE,
    /** Somebody else was quicker: a few retries settle it. */
    CONTENTION,
    /** A bug or a surprise: a retry or two in case it was chance. */
    UNEXPECTED;

    static FailureKind of(Throwable failure) {
        if (Outage.ofDatabase(failure) || Outage.ofBroker(failure)) {
            return UNAVAILABLE;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            FailureKind kind = ofOne(t);
            if (kind != UNEXPECTED) {
                return kind;
            }
        }
        return UNEXPECTED;
    }

    private static FailureKind ofOne(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            ErrorCategory category = problem.code().category();
            return category == ErrorCategory.UNAVAILABLE
                    ? UNAVAILABLE
                    : category == ErrorCategory.INTERNAL ? UNEXPECTED : PERMANENT;
        }
        if (failure instanceof TransientDataAccessException) {
            return CONTENTION;
        }
        if (failure instanceof UnreadableMessageException || failure instanceof DataIntegrityViolationException) {
            return PERMANENT;
        }
        return UNEXPECTED;
    }

    /** The waits between deliveries; each is far below {@code max.poll.interval.ms}. */
    BackOff backOff() {
        return switch (this) {
            case PERMANENT -> new FixedBackOff(0, 0);
            case UNEXPECTED -> new FixedBackOff(200, 2);
            case CONTENTION -> new FixedBackOff(100, 20);
            case UNAVAILABLE -> {
                ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
                backOff.setMaxInterval(5_000);
                yield backOff;
            }
        };
    }
}
