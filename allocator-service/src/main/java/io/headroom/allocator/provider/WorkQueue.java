package io.headroom.allocator.provider;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.AllocationCommand;
import io.headroom.contracts.ContractCodec;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The commands not yet answered, one line per VM or host: only the first of a line can be claimed, and only by one
 * instance at a time. A claim ends by itself, so the work of an instance that died is taken over.
 */
@Repository
class WorkQueue {

    private final JdbcClient jdbc;
    private final Instance instance;
    private final double claimSeconds;

    WorkQueue(JdbcClient jdbc, Instance instance, ProviderProperties properties) {
        this.jdbc = jdbc;
        this.instance = instance;
        this.claimSeconds = seconds(properties.claim());
    }

    /**
     * Takes a command in.
     *
     * @return whether it is new and, being the only one of its line, claimed for the caller
     */
    boolean add(Work work) {
        AllocationCommand command = work.command();
        return jdbc.sql("insert into provider.work (command_id, subject, generation, provider, body, traceparent,"
                        + " received_at, begun, claimed_by, claimed_until)"
                        + " select :id, :subject, :generation, :provider, :body::jsonb, :traceparent, :received,"
                        + " first.is, case when first.is then :me end,"
                        + " case when first.is then now() + make_interval(secs => :seconds) end"
                        + " from (select not exists"
                        + " (select from provider.work where subject = :subject) as is) as first"
                        + " on conflict do nothing returning begun")
                .param("id", command.commandId())
                .param("subject", work.subject())
                .param("generation", command.generation())
                .param("provider", work.provider())
                .param("body", new String(ContractCodec.write(command), StandardCharsets.UTF_8))
                .param("traceparent", work.traceparent())
                .param("received", InstantColumns.value(work.receivedAt()))
                .param("me", instance.name())
                .param("seconds", claimSeconds)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Claims the first command of a line, unless somebody works on it. */
    Optional<Work> claim(String subject) {
        return jdbc.sql("with first as (select command_id, begun from provider.work where subject = :subject"
                        + " order by generation limit 1 for update skip locked)"
                        + " update provider.work set begun = true, claimed_by = :me,"
                        + " claimed_until = now() + make_interval(secs => :seconds)"
                        + " from first where work.command_id = first.command_id"
                        + " and (claimed_until is null or claimed_until < now())"
                        + " returning work.*, first.begun as begun_before")
                .param("subject", subject)
                .param("me", instance.name())
                .param("seconds", claimSeconds)
                .query(WorkQueue::read)
                .optional();
    }

    /** Takes an answered command out; false if another instance has taken it over meanwhile. */
    boolean finish(Work work) {
        return jdbc.sql("delete from provider.work where command_id = ? and claimed_by = ?")
                        .params(work.command().commandId(), instance.name())
                        .update()
                == 1;
    }

    /** The lines whose first command nobody works on, a while after it came in. */
    List<String> abandoned(Duration patience) {
        return jdbc.sql("select distinct on (subject) subject from provider.work"
                        + " where coalesce(claimed_until, received_at + make_interval(secs => ?)) < now()"
                        + " order by subject limit 500")
                .param(seconds(patience))
                .query(String.class)
                .list();
    }

    /** Gives up the claims of this instance's earlier life. */
    int releaseOwn() {
        return jdbc.sql("update provider.work set claimed_by = null, claimed_until = null where claimed_by = ?")
                .param(instance.name())
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Work read(ResultSet row, int number) throws SQLException {
        return new Work(
                ContractCodec.read(row.getString("body").getBytes(StandardCharsets.UTF_8), AllocationCommand.class),
                row.getString("provider"),
                row.getString("traceparent"),
                InstantColumns.read(row, "received_at"),
                row.getBoolean("begun_before"));
    }
}
