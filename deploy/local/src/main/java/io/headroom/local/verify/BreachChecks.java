package io.headroom.local.verify;

import io.headroom.local.Service;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** I6: one breach has one id, one opening and one resolve, for whoever repairs it too. */
final class BreachChecks {

    /**
     * Its window and its end are told by the data's time. When it was found is not compared with them: what a dead service left
     * behind is found late, some of it after its end.
     */
    private static final String TWICE_OPEN =
            "select tenant_id, vm_id, objective, count(*) || ' open breaches' from breach"
                    + " where resolved_at is null group by tenant_id, vm_id, objective having count(*) > 1"
                    + " union all select tenant_id, vm_id, objective, breach_id || ' was resolved before its window ended'"
                    + " from breach where resolved_at < window_to";

    private static final String OPEN = "select breach_id::text from breach where resolved_at is null";

    /** What has just been said may still be on its way. */
    private static final String OPEN_FOR_A_WHILE = OPEN + " and opened_at < now() - interval '10 seconds'";

    private static final String KNOWN = "select breach_id, resolved_at is null from open_breach";

    private BreachChecks() {}

    static List<Check> all() {
        return List.of(
                new SqlCheck("I6", "an objective has at most one open breach", Service.SLA, TWICE_OPEN),
                new ToldToThePlanner());
    }

    /** An open breach reaches the planner, which alone can repair it. */
    private static final class ToldToThePlanner implements Check {

        @Override
        public String id() {
            return "I6";
        }

        @Override
        public String promise() {
            return "the planner knows every open breach";
        }

        @Override
        public List<String> violations(Evidence evidence) throws SQLException {
            Set<String> unresolved = new HashSet<>();
            for (List<String> row : evidence.rows(Service.ALLOCATOR, KNOWN)) {
                if (row.get(1).equals("t")) {
                    unresolved.add(row.get(0));
                }
            }
            List<String> untold = new ArrayList<>();
            for (List<String> row : evidence.rows(Service.SLA, OPEN_FOR_A_WHILE)) {
                if (!unresolved.contains(row.get(0))) {
                    untold.add("breach " + row.get(0) + " is open, the planner does not know it");
                }
            }
            return untold;
        }
    }
}
