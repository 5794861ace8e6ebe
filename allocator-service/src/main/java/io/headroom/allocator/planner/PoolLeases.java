package io.headroom.allocator.planner;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which instance plans which pool. A takeover raises the epoch and so waits for, and fences off, the plan before it. */
@Repository
class PoolLeases {

    private static final String TAKE = "insert into pool_lease (pool_id, holder, epoch, expires_at)"
            + " values (?, ?, 1, clock_timestamp() + ? * interval '1 millisecond')"
            + " on conflict (pool_id) do update set holder = excluded.holder, expires_at = excluded.expires_at,"
            + " epoch = pool_lease.epoch + case when pool_lease.holder = excluded.holder then 0 else 1 end"
            + " where pool_lease.holder = excluded.holder or pool_lease.expires_at < clock_timestamp() returning epoch";

    private final JdbcClient jdbc;
    private final Duration term;
    private final String holder = UUID.randomUUID().toString();

    PoolLeases(JdbcClient jdbc, PlannerProperties properties) {
        this.jdbc = jdbc;
        this.term = properties.lease();
    }

    /** Takes or prolongs a pool's lease; empty while another instance holds it. */
    Optional<Lease> take(String poolId) {
        return take(poolId, holder);
    }

    Optional<Lease> take(String poolId, String as) {
        return jdbc.sql(TAKE)
                .params(poolId, as, term.toMillis())
                .query(Long.class)
                .optional()
                .map(epoch -> new Lease(poolId, as, epoch));
    }

    /** Gives all leases up, so that another instance goes on at once. */
    void giveUp() {
        jdbc.sql("update pool_lease set expires_at = clock_timestamp() where holder = ?")
                .param(holder)
                .update();
    }

    /**
     * Begins a planning transaction: keeps the lease from being taken over until it ends.
     *
     * @throws LeaseLostException if it has been taken over already
     */
    void fence(Lease lease) {
        boolean held = jdbc.sql("select epoch from pool_lease where pool_id = ? and holder = ? and epoch = ? for share")
                .params(lease.poolId(), lease.holder(), lease.epoch())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!held) {
            throw new LeaseLostException(lease);
        }
    }

    /** The right to plan a pool, as long as the epoch stands. */
    record Lease(String poolId, String holder, long epoch) {}

    /** Another instance plans the pool now. */
    static final class LeaseLostException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LeaseLostException(Lease lease) {
            super("the lease of pool " + lease.poolId() + " at epoch " + lease.epoch() + " was taken over");
        }
    }
}
