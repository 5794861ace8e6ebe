package io.headroom.local.verify;

import io.headroom.local.Service;
import java.util.List;

/** I4: the budgets hold. There is no ledger yet; its checks come with it. */
final class MoneyChecks {

    private static final String OVERSPENT = "select tenant_id, 'from step ' || from_step,"
            + " accrued + committed || ' of ' || limit_amount from budget_window"
            + " where hard and accrued + committed > limit_amount + excess";

    private MoneyChecks() {}

    static List<Check> all() {
        return List.of(new SqlCheck("I4", "no hard budget is overspent", Service.ALLOCATOR, OVERSPENT));
    }
}
