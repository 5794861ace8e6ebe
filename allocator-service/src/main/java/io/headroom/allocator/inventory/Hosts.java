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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The hosts; every change is told as an event in its own transaction. */
@Repository
public class Hosts {

    private static final String CAPACITY = AmountColumns.names("physical") + ", " + AmountColumns.names("sellable");
    private static final String CAPACITY_PARAMETERS =
            AmountColumns.parameters("physical") + ", " + AmountColumns.parameters("sellable");
    private static final String CAPACITY_ASSIGNMENTS =
            AmountColumns.assignments("physical") + ", " + AmountColumns.assignments("sellable");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Pools pools;
    private final ApplicationEventPublisher events;

    Hosts(JdbcClient jdbc, Clock clock, Pools pools, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.pools = pools;
        this.events = events;
    }

    /**
     * Registers a host, ready to take VMs.
     *
     * @param sellable all that it has if null
     * @throws ProblemException REFERENCE_UNKNOWN for its pool, CAPACITY_INVALID
     */
    @Transactional
    public HostEntry register(
            String hostId, String poolId, ResourceAmounts physical, @Nullable ResourceAmounts sellable) {
        pools.referred(poolId);
        ResourceAmounts sold = sellable == null ? physical : sellable;
        requireMemory(physical, sold);
        jdbc.sql("insert into host (host_id, pool_id, " + CAPACITY + ", state, version, created_at)"
                        + " values (:id, :pool, " + CAPACITY_PARAMETERS + ", 'UP', 1, :now)")
                .param("id", hostId)
                .param("pool", poolId)
                .params(AmountColumns.values("physical", physical))
                .params(AmountColumns.values("sellable", sold))
                .param("now", InstantColumns.value(clock.instant()))
                .update();
        events.publishEvent(new HostRegistered(hostId));
        return require(hostId);
    }

    /** Changes what is given and leaves the rest. */
    @Transactional
    public HostEntry change(
            String hostId,
            @Nullable ResourceAmounts physical,
            @Nullable ResourceAmounts sellable,
            @Nullable HostState state,
            Precondition seen) {
        HostEntry host = lock(hostId);
        seen.check(host.version());
        ResourceAmounts has = physical == null ? host.physical() : physical;
        ResourceAmounts sold = sellable == null ? host.sellable() : sellable;
        requireMemory(has, sold);
        jdbc.sql("update host set " + CAPACITY_ASSIGNMENTS + ", state = :state, version = version + 1"
                        + " where host_id = :id")
                .params(AmountColumns.values("physical", has))
                .params(AmountColumns.values("sellable", sold))
                .param("state", (state == null ? host.intended() : state).name())
                .param("id", hostId)
                .update();
        events.publishEvent(new HostChanged(hostId));
        return require(hostId);
    }

    /** Notes whether the provider finds a host lost; nothing happens if that is known. */
    @Transactional
    public void observed(String hostId, boolean lost) {
        int changed = jdbc.sql("update host set lost = :lost, version = version + 1"
                        + " where host_id = :id and lost <> :lost")
                .param("lost", lost)
                .param("id", hostId)
                .update();
        if (changed == 1) {
            events.publishEvent(new HostChanged(hostId));
        }
    }

    /**
     * Removes a host.
     *
     * @throws ProblemException HOST_IN_USE while VMs are placed on it
     */
    @Transactional
    public void remove(String hostId, Precondition seen) {
        seen.check(lock(hostId).version());
        if (jdbc.sql("select exists (select from vm where host_id = ?)")
                .param(hostId)
                .query(Boolean.class)
                .single()) {
            throw inUse(hostId, null);
        }
        events.publishEvent(new HostRemoved(hostId));
        try {
            jdbc.sql("delete from host where host_id = ?").param(hostId).update();
        } catch (DataIntegrityViolationException referred) {
            throw inUse(hostId, referred);
        }
    }

    public Optional<HostEntry> find(String hostId) {
        return jdbc.sql("select * from host where host_id = ?")
                .param(hostId)
                .query(Hosts::read)
                .optional();
    }

    /**
     * The host of an id.
     *
     * @throws ProblemException HOST_UNKNOWN (404)
     */
    public HostEntry require(String hostId) {
        return find(hostId).orElseThrow(() -> unknown(hostId));
    }

    /** The hosts in the order of their ids, after one of them and of one pool if given. */
    public List<HostEntry> list(@Nullable String poolId, @Nullable String after, int limit) {
        return jdbc.sql("select * from host where host_id > :after and (:pool::text is null or pool_id = :pool)"
                        + " order by host_id limit :limit")
                .param("after", after == null ? "" : after)
                .param("pool", poolId)
                .param("limit", limit)
                .query(Hosts::read)
                .list();
    }

    /** All hosts of a pool in the order of their ids. */
    List<HostEntry> ofPool(String poolId) {
        return jdbc.sql("select * from host where pool_id = ? order by host_id")
                .param(poolId)
                .query(Hosts::read)
                .list();
    }

    /** All hosts of a provider's pools. */
    List<HostEntry> ofProvider(String provider) {
        return jdbc.sql("select host.* from host join pool using (pool_id) where provider = ? order by host_id")
                .param(provider)
                .query(Hosts::read)
                .list();
    }

    private HostEntry lock(String hostId) {
        return jdbc.sql("select * from host where host_id = ? for update")
                .param(hostId)
                .query(Hosts::read)
                .optional()
                .orElseThrow(() -> unknown(hostId));
    }

    private static ProblemException unknown(String hostId) {
        return new ProblemException(InventoryError.HOST_UNKNOWN, "host '" + hostId + "' is not registered");
    }

    private static ProblemException inUse(String hostId, @Nullable Throwable cause) {
        return new ProblemException(
                InventoryError.HOST_IN_USE, "host '" + hostId + "' still runs VMs: move or remove them first", cause);
    }

    private static void requireMemory(ResourceAmounts physical, ResourceAmounts sellable) {
        if (sellable.memoryMib() > physical.memoryMib()) {
            throw new ProblemException(
                    InventoryError.CAPACITY_INVALID,
                    "sellable.memoryMib " + sellable.memoryMib() + " must not be above physical.memoryMib "
                            + physical.memoryMib() + ": memory cannot be sold twice");
        }
    }

    private static HostEntry read(ResultSet row, int number) throws SQLException {
        return new HostEntry(
                row.getString("host_id"),
                row.getString("pool_id"),
                AmountColumns.read(row, "physical"),
                AmountColumns.read(row, "sellable"),
                row.getBoolean("lost"),
                HostState.valueOf(row.getString("state")),
                row.getLong("version"),
                InstantColumns.read(row, "created_at"));
    }
}
