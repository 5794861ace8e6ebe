package io.headroom.qos.budget;

import io.headroom.contracts.BudgetSet;
import io.headroom.contracts.Keys;
import io.headroom.qos.budget.BudgetController.BudgetRequest;
import io.headroom.qos.tier.QosProperties;
import io.headroom.support.messaging.Outbox;
import io.headroom.support.web.ETags;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tenants' cost thresholds; a change is stored with its history and published in one transaction. */
@Repository
class Budgets {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final QosProperties properties;
    private final Clock clock;

    Budgets(JdbcClient jdbc, Outbox outbox, QosProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Budget of(String tenantId) {
        return jdbc.sql("select * from budget where tenant_id = ?")
                .param(tenantId)
                .query((row, number) -> new Budget(
                        tenantId,
                        row.getLong("version"),
                        BudgetSet.Window.valueOf(row.getString("budget_window")),
                        plain(row.getBigDecimal("amount")),
                        row.getBoolean("hard"),
                        row.getTimestamp("effective_at").toInstant()))
                .optional()
                .orElseGet(() -> Budget.none(tenantId));
    }

    @Transactional
    public Budget set(String tenantId, BudgetRequest request, @Nullable String ifMatch, String by) {
        // Serialises even the first change, when there is no row to hold yet.
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("budget/" + tenantId)
                .query()
                .listOfRows();
        Budget before = of(tenantId);
        ETags.require(ifMatch, before.version());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Budget after =
                new Budget(tenantId, before.version() + 1, request.window(), request.limit(), request.hard(), now);
        for (String table : new String[] {"budget", "budget_version"}) {
            String merge = table.equals("budget") ? """
                     on conflict (tenant_id) do update set version = excluded.version,
                        budget_window = excluded.budget_window, amount = excluded.amount, hard = excluded.hard,
                        changed_by = excluded.changed_by, effective_at = excluded.effective_at
                    """ : "";
            jdbc.sql("insert into " + table
                            + " (tenant_id, version, budget_window, amount, hard, changed_by, effective_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)" + merge)
                    .param(tenantId)
                    .param(after.version())
                    .param(after.window().name())
                    .param(after.limit())
                    .param(after.hard())
                    .param(by)
                    .param(Timestamp.from(now))
                    .update();
        }
        outbox.publish(
                Keys.budget(tenantId),
                new BudgetSet(
                        tenantId,
                        after.version(),
                        after.window(),
                        after.limit(),
                        properties.currency(),
                        after.hard(),
                        now));
        return after;
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal amount) {
        return amount == null
                ? null
                : new BigDecimal(amount.stripTrailingZeros().toPlainString());
    }
}
