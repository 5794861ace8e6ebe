package io.headroom.local.verify;

import static io.headroom.local.verify.AmountColumns.each;

import io.headroom.local.Service;
import java.util.List;

/** I3 and I8: what is asked of providers is decided with a reason, has its effect once, and is brought about or given up. */
final class CommandChecks {

    private static final String REPEATED =
            "select tenant_id, vm_id, 'generation ' || generation, count(*) || ' commands'"
                    + " from command where vm_id is not null group by tenant_id, vm_id, generation having count(*) > 1";

    private static final String AHEAD =
            "select a.tenant_id, a.vm_id, 'is said to have generation ' || a.applied_generation"
                    + " || ', the last issued was ' || a.generation from allocation a where a.applied_generation > a.generation"
                    + " union all select v.tenant_id, v.vm_id, 'was changed by generation ' || v.generation"
                    + " || ', the last issued was ' || a.generation"
                    + " from provider.simulated_vm v join allocation a using (tenant_id, vm_id) where v.generation > a.generation";

    private static final String UNANSWERED = "select command_id, tenant_id, vm_id, 'was due at ' || deadline"
            + " from command where state = 'PENDING' and deadline < now() - interval '10 seconds'"
            + " union all select command_id, tenant_id, vm_id, 'failed without a reason' from command"
            + " where state in ('FAILED', 'REFUSED') and reason is null";

    private static final String APART = "select tenant_id, vm_id, 'asked for and in force differ, without a reason'"
            + " from allocation where outcome = 'APPLIED' and applied_generation = generation and ("
            + each("requested_%1$s <> effective_%1$s", " or ") + ")"
            + " union all select a.tenant_id, a.vm_id, 'generation ' || a.generation || ' was issued, none waits, '"
            + " || a.applied_generation || ' is in force' from allocation a where a.applied_generation < a.generation"
            + " and not exists (select from command c where c.tenant_id = a.tenant_id and c.vm_id = a.vm_id"
            + " and c.generation = a.generation)";

    private static final String SILENT =
            "select tenant_id, vm_id, decision_id, outcome || ' without a reason' from decision"
                    + " where cardinality(reasons) = 0 or array_position(reasons, '') is not null";

    private static final String UNFOUNDED =
            "select tenant_id, vm_id, command_id, 'no decision ' || decision_id || ' is kept'"
                    + " from command where kind = 'APPLY' and issued_at > now() - interval '1 day'"
                    + " and not exists (select from decision d where d.tenant_id = command.tenant_id"
                    + " and d.decision_id = command.decision_id)";

    private CommandChecks() {}

    static List<Check> all() {
        return List.of(
                new SqlCheck("I3", "no generation was given to two commands", Service.ALLOCATOR, REPEATED),
                new SqlCheck("I3", "nothing is in force that was not issued", Service.ALLOCATOR, AHEAD),
                new SqlCheck("why", "every decision gives a reason", Service.ALLOCATOR, SILENT),
                new SqlCheck(
                        "why",
                        "every allocation that was asked for comes from a decision",
                        Service.ALLOCATOR,
                        UNFOUNDED),
                new SqlCheck("I8", "every command is answered by its deadline", Service.ALLOCATOR, UNANSWERED),
                new SqlCheck("I8", "asked for and in force converge", Service.ALLOCATOR, APART));
    }
}
