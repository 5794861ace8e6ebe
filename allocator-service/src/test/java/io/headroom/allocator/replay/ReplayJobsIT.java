package io.headroom.allocator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.headroom.replay.Resource;
import io.headroom.replay.trace.Traces;
import io.headroom.support.operations.Operation;
import io.headroom.support.operations.Operations;
import io.headroom.support.web.ErrorCode;
import io.headroom.support.web.ProblemException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** Who runs, who waits, who is turned away, and what becomes of them all when the service stops. */
class ReplayJobsIT extends ReplayStories {

    private static final ReplayTerms TERMS = ReplayTerms.of(Resource.CPU, 1, List.of("max_1h"));

    @Autowired
    private Operations operations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private @Nullable ReplayJobs jobs;

    /** Two may wait, a tenant may have two. */
    private ReplayJobs jobs() {
        DataSize size = DataSize.ofMegabytes(1);
        ReplayJobs made =
                new ReplayJobs(operations, new ReplayProperties(size, size, 10, Duration.ofDays(20), 100_000, 1, 2, 2));
        jobs = made;
        return made;
    }

    @AfterEach
    void stop() {
        go.countDown();
        if (jobs != null) {
            jobs.destroy();
        }
    }

    /** Is never read: it waits until the test lets it go, and then there is nothing in it. */
    private final class Waiting implements DemandSource {

        @Override
        public Traces open(Consumer<String> progress) throws InterruptedIOException {
            opened.incrementAndGet();
            progress.accept("waiting to be let go");
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException("interrupted");
            }
            throw new ProblemException(ReplayError.NOTHING_TO_REPLAY, "let go");
        }

        @Override
        public String told(String message) {
            return message;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private String column(Operation operation, String column) {
        return jdbc.sql("select coalesce((" + column + ")::text, '') from operation where id = ?")
                .param(operation.id())
                .query(String.class)
                .single();
    }

    @Test
    void runsOneAtATimeAndTurnsAwayWhatIsTooMuch() {
        ReplayJobs bounded = jobs();
        Operation first = bounded.begin("a", TERMS, new Waiting());
        Operation second = bounded.begin("a", TERMS, new Waiting());
        assertRefused(() -> bounded.begin("a", TERMS, new Waiting()), ReplayError.TOO_MANY_REPLAYS);
        Operation third = bounded.begin("b", TERMS, new Waiting());
        assertRefused(() -> bounded.begin("c", TERMS, new Waiting()), ReplayError.REPLAY_QUEUE_FULL);
        assertRefused(() -> bounded.requireRoom("c"), ReplayError.REPLAY_QUEUE_FULL);

        await().until(() -> column(first, "detail").equals("waiting to be let go"));
        assertThat(opened).hasValue(1);
        assertThat(closed).hasValue(2);
        go.countDown();
        for (Operation operation : List.of(first, second, third)) {
            await().until(() -> column(operation, "error_code").equals("NOTHING_TO_REPLAY"));
        }
        await().untilAsserted(() -> assertThat(closed).hasValue(5));
        bounded.requireRoom("a");
    }

    @Test
    void allHaveFailedWhenItStops() {
        ReplayJobs stopped = jobs();
        Operation running = stopped.begin("a", TERMS, new Waiting());
        Operation waiting = stopped.begin("b", TERMS, new Waiting());
        await().until(() -> opened.get() == 1);

        stopped.destroy();

        for (Operation operation : List.of(running, waiting)) {
            assertThat(column(operation, "state")).isEqualTo("FAILED");
            assertThat(column(operation, "error_code")).isEqualTo("INTERRUPTED");
            assertThat(column(operation, "detail")).contains("start it again");
        }
        assertThat(closed.get()).isGreaterThanOrEqualTo(2);
        assertRefused(() -> stopped.begin("a", TERMS, new Waiting()), ReplayError.REPLAY_QUEUE_FULL);
    }

    @Test
    void saysThatAlsoThoseThatWaitAreAlive() {
        ReplayJobs living = jobs();
        Operation first = living.begin("a", TERMS, new Waiting());
        Operation second = living.begin("a", TERMS, new Waiting());
        await().until(() -> column(first, "detail").equals("waiting to be let go"));
        jdbc.sql("update operation set updated_at = now() - interval '9 minutes'")
                .update();

        living.sayAll();

        for (Operation operation : List.of(first, second)) {
            assertThat(column(operation, "updated_at > now() - interval '1 minute'"))
                    .isEqualTo("true");
        }
        assertThat(column(second, "detail")).isEqualTo("waiting for its turn");
    }

    @Test
    void nothingRunsWhoseRequestWasRolledBack() {
        ReplayJobs begun = jobs();
        transaction.executeWithoutResult(status -> {
            begun.begin("a", TERMS, new Waiting());
            status.setRollbackOnly();
        });
        assertThat(closed).hasValue(1);

        Operation committed = transaction.execute(status -> begun.begin("a", TERMS, new Waiting()));
        go.countDown();

        await().until(() -> column(committed, "error_code").equals("NOTHING_TO_REPLAY"));
        assertThat(opened).hasValue(1);
    }
}
