package io.headroom.support.messaging;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers which events have had their effect, so that a duplicate has none. */
public final class Inbox {

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether an event is new; it is remembered if the caller's transaction commits.
     *
     * @throws IllegalStateException outside a transaction
     */
    public boolean firstTime(Received<?> event) {
        return firstTime(event.ceSource(), event.ceId());
    }

    /**
     * Whether an event is new; it is remembered if the caller's transaction commits.
     *
     * @throws IllegalStateException outside a transaction
     */
    public boolean firstTime(String ceSource, String ceId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the inbox needs the transaction of the event's effect");
        }
        return jdbc.sql("insert into inbox (source, ce_id) values (?, ?) on conflict do nothing")
                        .params(ceSource, ceId)
                        .update()
                == 1;
    }
}
