package io.headroom.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.UnreadableMessageException;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;

class FailureKindTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnreadableMessageException("x", null), FailureKind.PERMANENT),
                Arguments.of(new DuplicateKeyException("x"), FailureKind.PERMANENT),
                Arguments.of(new ProblemException(CommonError.VALIDATION_FAILED, "x"), FailureKind.PERMANENT),
                Arguments.of(new ProblemException(CommonError.UPSTREAM_UNAVAILABLE, "x"), FailureKind.UNAVAILABLE),
                Arguments.of(new CannotCreateTransactionException("x"), FailureKind.UNAVAILABLE),
                Arguments.of(new DataAccessResourceFailureException("x"), FailureKind.UNAVAILABLE),
                Arguments.of(
                        new IllegalStateException(new SQLTransientConnectionException("x")), FailureKind.UNAVAILABLE),
                Arguments.of(
                        new IllegalStateException(new SQLException("Connection is closed")), FailureKind.UNAVAILABLE),
                Arguments.of(new IllegalStateException(new SQLException("gone", "57P01")), FailureKind.UNAVAILABLE),
                Arguments.of(new IllegalStateException(new SQLException("bug", "42601")), FailureKind.UNEXPECTED),
                Arguments.of(new OptimisticLockingFailureException("x"), FailureKind.CONTENTION),
                Arguments.of(new CannotAcquireLockException("x"), FailureKind.CONTENTION),
                Arguments.of(new IllegalStateException("x"), FailureKind.UNEXPECTED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void sortsFailures(Exception failure, FailureKind kind) {
        assertThat(FailureKind.of(failure)).isEqualTo(kind);
        assertThat(FailureKind.of(new RuntimeException("wrapped", failure))).isEqualTo(kind);
    }

    static Stream<Arguments> tries() {
        return Stream.of(
                Arguments.of(FailureKind.PERMANENT, 0),
                Arguments.of(FailureKind.UNEXPECTED, 2),
                Arguments.of(FailureKind.CONTENTION, 20));
    }

    @ParameterizedTest
    @MethodSource("tries")
    void givesUpAfterAsManyRetries(FailureKind kind, int retries) {
        BackOffExecution execution = kind.backOff().start();

        int counted = 0;
        while (execution.nextBackOff() != BackOffExecution.STOP) {
            counted++;
        }

        assertThat(counted).isEqualTo(retries);
    }

    @org.junit.jupiter.api.Test
    void neverGivesUpWhileSomethingIsAwayAndNeverWaitsLong() {
        BackOffExecution execution = FailureKind.UNAVAILABLE.backOff().start();

        for (int i = 0; i < 10_000; i++) {
            assertThat(execution.nextBackOff()).isBetween(1L, 5_000L);
        }
    }
}
