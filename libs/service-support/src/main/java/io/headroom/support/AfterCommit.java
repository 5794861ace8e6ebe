package io.headroom.support;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work that must find committed what the present transaction wrote. */
public final class AfterCommit {

    private AfterCommit() {}

    /** Does the work once the present transaction is committed, never if it is not; at once if there is none. */
    public static void run(Runnable work) {
        run(work, () -> {});
    }

    /** The same, doing something else if the transaction is not committed. */
    public static void run(Runnable work, Runnable otherwise) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }

            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    otherwise.run();
                }
            }
        });
    }
}
