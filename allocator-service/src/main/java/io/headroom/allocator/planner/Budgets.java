package io.headroom.allocator.planner;

import io.headroom.allocator.columns.InstantColumns;
import io.headroom.contracts.BudgetSet;
import io.headroom.support.DomainTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tenants' cost thresholds. What VMs hold is committed to the end of the window at its present rate, what is reserved
 * to the end of its span; steps that pass move from committed to accrued. A grant has to fit beside both.
 */
@Repository
class Budgets {

    /** Rates of a tenant: of its holdings a step, and of its reservations over the steps of [:from, :to). */
    private static final String HELD =
            "(select coalesce(sum(cost_per_step), 0) from holding h where h.tenant_id = w.tenant_id)";

    private static final String RESERVED = "(select coalesce(sum(r.cost_per_step"
            + " * greatest(0, least(r.to_step, %2$s) - greatest(r.from_step, %1$s))), 0)"
            + " from reservation r where r.tenant_id = w.tenant_id and r.state = 'RESERVED')";

    private static final String ACCRUE = "update budget_window w set accrued = accrued + " + HELD
            + " * (least(:step, to_step) - accrued_to) + "
            + RESERVED.formatted("w.accrued_to", "least(:step, w.to_step)")
            + ", committed = 0, accrued_to = least(:step, to_step)"
            + ", excess = greatest(excess, accrued + " + HELD + " * (least(:step, to_step) - accrued_to) + "
            + RESERVED.formatted("w.accrued_to", "least(:step, w.to_step)") + " - limit_amount)"
            + " where tenant_id = any(:tenants) and accrued_to < least(:step, to_step)";

    private static final String COMMIT = "update budget_window w set committed = " + HELD + " * (to_step - :step) + "
            + RESERVED.formatted(":step", "w.to_step")
            + ", excess = case when :widen then greatest(excess, accrued + " + HELD + " * (to_step - :step) + "
            + RESERVED.formatted(":step", "w.to_step") + " - limit_amount) else excess end"
            + " where tenant_id = any(:tenants) and from_step <= :step and to_step > :step";

    /** Kept back for what adding up in another order may differ by. */
    private static final double ROUNDING = 1e-6;

    private final JdbcClient jdbc;
    private final DomainTime time;

    Budgets(JdbcClient jdbc, DomainTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Stores a threshold; false if a newer one is known. It binds new grants: what stands above it is recorded. */
    boolean store(BudgetSet budget) {
        return jdbc.sql("insert into budget values (?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id) do update set"
                                + " version = excluded.version, span = excluded.span, limit_amount = excluded.limit_amount,"
                                + " currency = excluded.currency, hard = excluded.hard, effective_at = excluded.effective_at"
                                + " where budget.version < excluded.version")
                        .param(budget.tenantId())
                        .param(budget.version())
                        .param(budget.window().name())
                        .param(budget.limit())
                        .param(budget.currency())
                        .param(budget.hard())
                        .param(InstantColumns.value(budget.effectiveAt()))
                        .update()
                == 1;
    }

    /**
     * Locks the present windows of tenants and brings them up to the present step.
     *
     * @return what each tenant with a hard threshold may still spend; negative if it is above it already
     */
    Map<String, Spendable> open(Collection<String> tenants, long step) {
        List<String> ordered = new ArrayList<>(new TreeSet<>(tenants));
        Map<String, Spendable> spendable = new HashMap<>();
        List<String> bounded = new ArrayList<>();
        jdbc.sql("select tenant_id, span, limit_amount, hard from budget where tenant_id = any(?)"
                        + " and limit_amount is not null and effective_at <= ? order by tenant_id")
                .param(ordered.toArray(String[]::new))
                .param(InstantColumns.value(time.now()))
                .query(row -> {
                    begin(
                            row.getString("tenant_id"),
                            BudgetSet.Window.valueOf(row.getString("span")),
                            row.getBigDecimal("limit_amount"),
                            row.getBoolean("hard"),
                            step);
                    bounded.add(row.getString("tenant_id"));
                });
        if (bounded.isEmpty()) {
            return spendable;
        }
        String[] ids = bounded.toArray(String[]::new);
        jdbc.sql("select tenant_id from budget_window where tenant_id = any(?) and to_step > ? - 1"
                        + " order by tenant_id, from_step for update")
                .params(ids, step)
                .query(row -> {});
        jdbc.sql(ACCRUE).param("step", step).param("tenants", ids).update();
        commit(bounded, step, true);
        jdbc.sql("select tenant_id, limit_amount - accrued - committed, to_step from budget_window"
                        + " where tenant_id = any(?) and from_step <= ? and to_step > ? and hard")
                .params(ids, step, step)
                .query(row -> {
                    spendable.put(row.getString(1), new Spendable(row.getDouble(2) - ROUNDING, row.getLong(3) - step));
                });
        return spendable;
    }

    /**
     * Commits what tenants hold and have reserved by now, in the transaction of the grants.
     *
     * @param widen whether to record what stands above the limit; otherwise the database refuses it
     */
    void commit(Collection<String> tenants, long step, boolean widen) {
        if (!tenants.isEmpty()) {
            jdbc.sql(COMMIT)
                    .param("step", step)
                    .param("widen", widen)
                    .param("tenants", tenants.toArray(String[]::new))
                    .update();
        }
    }

    /** Steps from the present one to the end of the present window of this kind. */
    private long end(BudgetSet.Window span, long step) {
        LocalDateTime domain = LocalDateTime.ofInstant(time.toDomain(time.stepStart(step)), ZoneOffset.UTC);
        LocalDateTime end =
                switch (span) {
                    case HOUR -> domain.truncatedTo(ChronoUnit.HOURS).plusHours(1);
                    case DAY -> domain.truncatedTo(ChronoUnit.DAYS).plusDays(1);
                    case MONTH ->
                        domain.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
                };
        Instant real = time.toReal(end.toInstant(ZoneOffset.UTC));
        return Math.max(step + 1, time.stepIndex(real));
    }

    private void begin(String tenant, BudgetSet.Window span, BigDecimal limit, boolean hard, long step) {
        int present = jdbc.sql("update budget_window set limit_amount = ?, hard = ?, excess ="
                        + " greatest(0, accrued + committed - ?) where tenant_id = ? and from_step <= ? and to_step > ?"
                        + " and (limit_amount <> ? or hard <> ?)")
                .params(limit, hard, limit, tenant, step, step, limit, hard)
                .update();
        if (present == 0) {
            jdbc.sql("insert into budget_window (tenant_id, from_step, to_step, limit_amount, hard, accrued_to)"
                            + " select ?, ?, ?, ?, ?, ? where not exists (select from budget_window"
                            + " where tenant_id = ? and to_step > ?)")
                    .params(tenant, step, end(span, step), limit, hard, step, tenant, step)
                    .update();
        }
    }

    /**
     * What a tenant may still spend.
     *
     * @param amount beside what is accrued and committed; negative above the limit
     * @param steps of the window that are left: a grant commits its cost for them
     */
    record Spendable(double amount, long steps) {}
}
