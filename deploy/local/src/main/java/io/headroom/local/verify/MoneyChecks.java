package io.headroom.local.verify;

import io.headroom.local.Service;
import java.util.List;

/** I4: the ledger balances and the budgets hold. */
final class MoneyChecks {

    private static final String UNBALANCED = "select 'transaction ' || transaction_id, 'is off by ' || sum(amount)"
            + " from ledger_entry group by transaction_id having sum(amount) <> 0"
            + " union all select 'transaction ' || id, 'has no entries' from ledger_transaction t"
            + " where not exists (select from ledger_entry e where e.transaction_id = t.id)";

    private static final String CHARGED_OTHERWISE = "with posted as (select t.tenant_id, t.vm_id, t.hour_start,"
            + " -sum(amount) filter (where account = 'REVENUE_ACTIVE') as active,"
            + " -sum(amount) filter (where account = 'REVENUE_RESERVED') as reserved"
            + " from ledger_transaction t join ledger_entry e on e.transaction_id = t.id"
            + " group by t.tenant_id, t.vm_id, t.hour_start)"
            + " select p.tenant_id, p.vm_id, 'hour ' || p.hour_start from posted p"
            + " left join hourly_charge c using (tenant_id, vm_id, hour_start)"
            + " where abs(coalesce(p.active, 0)) <> coalesce(c.active, 0)"
            + " or abs(coalesce(p.reserved, 0)) <> coalesce(c.reserved, 0)";

    private static final String OVERSPENT = "select tenant_id, 'from step ' || from_step,"
            + " accrued + committed || ' of ' || limit_amount from budget_window"
            + " where hard and accrued + committed > limit_amount + excess";

    private MoneyChecks() {}

    static List<Check> all() {
        return List.of(
                new SqlCheck("I4", "every ledger transaction sums to zero", Service.QOS, UNBALANCED),
                new SqlCheck("I4", "each hour's charge is what its transactions say", Service.QOS, CHARGED_OTHERWISE),
                new SqlCheck("I4", "no hard budget is overspent", Service.ALLOCATOR, OVERSPENT));
    }
}
