package io.headroom.allocator.inventory;

import io.headroom.allocator.columns.AmountColumns;
import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.ResourceAmounts;
import io.headroom.support.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The pools; their changes are guarded by the version that the caller has seen. */
@Repository
public class Pools {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final KnownProviders providers;

    Pools(JdbcClient jdbc, Clock clock, KnownProviders providers) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.providers = providers;
    }

    /**
     * Registers a pool.
     *
     * @throws ProblemException PROVIDER_UNKNOWN, CAPACITY_INVALID if a unit is not positive
     */
    @Transactional
    public PoolEntry register(String poolId, String provider, ResourceAmounts unit) {
        if (!providers.names().contains(provider)) {
            throw new ProblemException(
                    InventoryError.PROVIDER_UNKNOWN,
                    "provider '" + provider + "' is unknown: use one of " + providers.names());
        }
        requirePositive(unit);
        jdbc.sql("insert into pool (pool_id, provider, " + AmountColumns.names("unit") + ", version, created_at)"
                        + " values (:id, :provider, " + AmountColumns.parameters("unit") + ", 1, :now)")
                .param("id", poolId)
                .param("provider", provider)
                .params(AmountColumns.values("unit", unit))
                .param("now", InstantColumns.value(clock.instant()))
                .update();
        return require(poolId);
    }

    /** Changes the unit of allocation. */
    @Transactional
    public PoolEntry change(String poolId, ResourceAmounts unit, Precondition seen) {
        seen.check(require(poolId).version());
        requirePositive(unit);
        jdbc.sql("update pool set " + AmountColumns.assignments("unit") + ", version = version + 1 where pool_id = :id")
                .params(AmountColumns.values("unit", unit))
                .param("id", poolId)
                .update();
        return require(poolId);
    }

    /**
     * Removes a pool.
     *
     * @throws ProblemException POOL_IN_USE while it has hosts, VMs or groups
     */
    @Transactional
    public void remove(String poolId, Precondition seen) {
        seen.check(require(poolId).version());
        try {
            jdbc.sql("delete from pool where pool_id = ?").param(poolId).update();
        } catch (DataIntegrityViolationException referred) {
            throw new ProblemException(
                    InventoryError.POOL_IN_USE,
                    "pool '" + poolId + "' still has hosts, VMs or groups: remove them first",
                    referred);
        }
    }

    public Optional<PoolEntry> find(String poolId) {
        return jdbc.sql("select * from pool where pool_id = ?")
                .param(poolId)
                .query(Pools::read)
                .optional();
    }

    /** The pools in the order of their ids, after one of them if given. */
    public List<PoolEntry> list(@Nullable String after, int limit) {
        return jdbc.sql("select * from pool where pool_id > ? order by pool_id limit ?")
                .params(after == null ? "" : after, limit)
                .query(Pools::read)
                .list();
    }

    /**
     * The pool of an id.
     *
     * @throws ProblemException POOL_UNKNOWN (404)
     */
    public PoolEntry require(String poolId) {
        return find(poolId)
                .orElseThrow(() ->
                        new ProblemException(InventoryError.POOL_UNKNOWN, "pool '" + poolId + "' is not registered"));
    }

    /** The pool that another entry refers to. */
    PoolEntry referred(String poolId) {
        return find(poolId)
                .orElseThrow(() -> new ProblemException(
                        InventoryError.REFERENCE_UNKNOWN,
                        "pool '" + poolId + "' is not registered: register it or name another"));
    }

    private static void requirePositive(ResourceAmounts unit) {
        if (unit.cpuMillicores() < 1 || unit.memoryMib() < 1 || unit.diskKibPerS() < 1 || unit.networkKibPerS() < 1) {
            throw new ProblemException(
                    InventoryError.CAPACITY_INVALID, "unit " + unit + " must be at least 1 of each resource");
        }
    }

    private static PoolEntry read(ResultSet row, int number) throws SQLException {
        return new PoolEntry(
                row.getString("pool_id"),
                row.getString("provider"),
                AmountColumns.read(row, "unit"),
                row.getLong("version"),
                InstantColumns.read(row, "created_at"));
    }
}
