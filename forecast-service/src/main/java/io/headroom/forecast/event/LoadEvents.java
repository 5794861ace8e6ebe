package io.headroom.forecast.event;

import io.headroom.contracts.VmRef;
import io.headroom.forecast.directory.VmDirectory;
import io.headroom.forecast.directory.VmForgotten;
import io.headroom.support.AfterCommit;
import io.headroom.support.DomainTime;
import io.headroom.support.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every announced event. Those that models may still look back on are kept in memory, since each step of each VM asks for
 * them; the table is the truth, read again at every step for what other instances took.
 */
@Component
public class LoadEvents {

    /** How many events of a tenant may lie ahead. */
    static final int CAP = 1_000;

    private static final TypeReference<List<LoadEvent.Effect>> EFFECTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DomainTime time;
    private final VmDirectory directory;
    private final ApplicationEventPublisher publisher;
    private volatile Map<String, List<LoadEvent>> byTenant = Map.of();

    LoadEvents(
            JdbcClient jdbc,
            JsonMapper json,
            DomainTime time,
            VmDirectory directory,
            ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
        this.directory = directory;
        this.publisher = publisher;
    }

    /** How far models look back, and so the time that an event stays of use after its end. */
    Duration memory() {
        return time.day().multipliedBy(30);
    }

    /** Reads what is in the table. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener(ContextRefreshedEvent.class)
    public synchronized void load() {
        byTenant = jdbc
                .sql("select * from load_event where to_at > ? order by from_at, event_id")
                .param(Timestamp.from(time.now().minus(memory())))
                .query((rows, number) -> read(rows))
                .list()
                .stream()
                .collect(Collectors.groupingBy(LoadEvent::tenantId));
    }

    /** Those of one VM and of its group. */
    public VmEvents of(VmRef vm) {
        List<LoadEvent> events = byTenant.getOrDefault(vm.tenantId(), List.of());
        if (events.isEmpty()) {
            return VmEvents.none();
        }
        String group = directory.group(vm).orElse(null);
        return VmEvents.of(
                events.stream()
                        .filter(event ->
                                vm.vmId().equals(event.vmId()) || (group != null && group.equals(event.group())))
                        .toList(),
                time);
    }

    /** Those of a group itself. */
    public VmEvents ofGroup(String tenantId, String group) {
        return VmEvents.of(
                byTenant.getOrDefault(tenantId, List.of()).stream()
                        .filter(event -> group.equals(event.group()))
                        .toList(),
                time);
    }

    /**
     * Takes an event in.
     *
     * @throws ProblemException VM_UNKNOWN, EVENT_CAP
     */
    void announce(LoadEvent event) {
        String vmId = event.vmId();
        if (vmId != null && !directory.knows(new VmRef(event.tenantId(), vmId))) {
            throw new ProblemException(
                    EventError.VM_UNKNOWN, "VM '" + vmId + "' is unknown: register it or send its metrics first");
        }
        long ahead = jdbc.sql("select count(*) from load_event where tenant_id = ? and to_at > ?")
                .params(event.tenantId(), Timestamp.from(time.now()))
                .query(Long.class)
                .single();
        if (ahead >= CAP) {
            throw new ProblemException(
                    EventError.EVENT_CAP,
                    CAP + " events of tenant '" + event.tenantId() + "' lie ahead: call some off");
        }
        jdbc.sql("insert into load_event values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)")
                .param(event.tenantId())
                .param(event.eventId())
                .param(event.name())
                .param(event.kind().name())
                .param(event.vmId())
                .param(event.group())
                .param(Timestamp.from(event.from()))
                .param(Timestamp.from(event.to()))
                .param(json.writeValueAsString(event.effects()))
                .param(Timestamp.from(event.createdAt()))
                .update();
        changed(event);
    }

    /** Calls one off; whether there was one. */
    boolean callOff(String tenantId, UUID eventId) {
        Optional<LoadEvent> event = find(tenantId, eventId);
        event.ifPresent(it -> {
            jdbc.sql("delete from load_event where tenant_id = ? and event_id = ?")
                    .params(tenantId, eventId)
                    .update();
            changed(it);
        });
        return event.isPresent();
    }

    Optional<LoadEvent> find(String tenantId, UUID eventId) {
        return jdbc.sql("select * from load_event where tenant_id = ? and event_id = ?")
                .params(tenantId, eventId)
                .query((rows, number) -> read(rows))
                .optional();
    }

    /**
     * A tenant's, by their start.
     *
     * @param vmId only those of a VM itself, or null
     * @param group only those of a group, or null
     * @param afterStart only those after this start and id
     */
    List<LoadEvent> list(
            String tenantId,
            @Nullable String vmId,
            @Nullable String group,
            Instant afterStart,
            UUID afterId,
            int limit) {
        return jdbc.sql("""
                        select * from load_event
                        where tenant_id = :tenant and (cast(:vm as text) is null or vm_id = :vm)
                            and (cast(:group as text) is null or group_id = :group)
                            and (from_at, event_id) > (:start, :id)
                        order by from_at, event_id limit :limit
                        """)
                .param("tenant", tenantId)
                .param("vm", vmId)
                .param("group", group)
                .param("start", Timestamp.from(afterStart))
                .param("id", afterId)
                .param("limit", limit)
                .query((rows, number) -> read(rows))
                .list();
    }

    /** A removed VM takes its own events with it: another one of its name has to announce its own. */
    @EventListener
    void forget(VmForgotten forgotten) {
        jdbc.sql("delete from load_event where tenant_id = ? and vm_id = ?")
                .params(forgotten.vm().tenantId(), forgotten.vm().vmId())
                .update();
        AfterCommit.run(this::load);
    }

    private void changed(LoadEvent event) {
        EventsChanged changed = new EventsChanged(touched(event), event.from().isBefore(time.now()));
        AfterCommit.run(() -> {
            load();
            publisher.publishEvent(changed);
        });
    }

    private Set<VmRef> touched(LoadEvent event) {
        String vmId = event.vmId();
        return vmId != null
                ? Set.of(new VmRef(event.tenantId(), vmId))
                : directory.members(event.tenantId(), String.valueOf(event.group()));
    }

    private LoadEvent read(ResultSet rows) throws SQLException {
        return new LoadEvent(
                rows.getString("tenant_id"),
                rows.getObject("event_id", UUID.class),
                rows.getString("name"),
                LoadEvent.Kind.valueOf(rows.getString("kind")),
                rows.getString("vm_id"),
                rows.getString("group_id"),
                rows.getTimestamp("from_at").toInstant(),
                rows.getTimestamp("to_at").toInstant(),
                json.readValue(rows.getString("effects"), EFFECTS),
                rows.getTimestamp("created_at").toInstant());
    }
}
