package io.headroom.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class AfterCommitTest {

    private final List<String> done = new ArrayList<>();
    private final TransactionTemplate transaction = new TransactionTemplate(new Empty());

    @Test
    void workWaitsForTheCommit() {
        transaction.executeWithoutResult(status -> {
            note();
            assertThat(done).isEmpty();
        });

        assertThat(done).containsExactly("work");
    }

    @Test
    void whatIsRolledBackIsAnsweredOtherwise() {
        transaction.executeWithoutResult(status -> {
            note();
            status.setRollbackOnly();
        });

        assertThat(done).containsExactly("otherwise");
    }

    @Test
    void withoutATransactionTheWorkIsDoneAtOnce() {
        note();

        assertThat(done).containsExactly("work");
    }

    private void note() {
        AfterCommit.run(() -> done.add("work"), () -> done.add("otherwise"));
    }

    /** Spring's own transactions, of nothing. */
    private static final class Empty extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object of, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
