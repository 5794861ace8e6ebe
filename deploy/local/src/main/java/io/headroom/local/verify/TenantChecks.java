package io.headroom.local.verify;

import io.headroom.local.Service;
import java.util.ArrayList;
import java.util.List;

/** I9: between rows of tenants the tenant is part of every foreign key; and what callers may not do is refused. */
final class TenantChecks {

    private static final String KEYS_WITHOUT_TENANT =
            "select k.conrelid::regclass::text, k.conname from pg_constraint k"
                    + " where k.contype = 'f'"
                    + " and exists (select from pg_attribute where attrelid = k.conrelid and attname = 'tenant_id')"
                    + " and exists (select from pg_attribute where attrelid = k.confrelid and attname = 'tenant_id')"
                    + " and not exists (select from pg_attribute where attrelid = k.conrelid and attname = 'tenant_id'"
                    + " and attnum = any(k.conkey))";

    private TenantChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Service service : Service.values()) {
            checks.add(new SqlCheck(
                    "I9", "foreign keys of " + service.module() + " include the tenant", service, KEYS_WITHOUT_TENANT));
        }
        checks.add(new IsolationWalk());
        checks.add(new BadInputWalk());
        return checks;
    }
}
