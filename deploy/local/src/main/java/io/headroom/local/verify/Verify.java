package io.headroom.local.verify;

import io.headroom.local.LaunchException;
import io.headroom.local.RunningSuite;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./headroom verify}: waits until the suite has worked off what it was given, then checks every invariant on one
 * snapshot per database and prints {@code N passed, N failed}.
 */
public final class Verify {

    private static final int SHOWN = 5;

    private final PrintStream out;
    private int passed;
    private int failed;

    Verify(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(new Verify(System.out).run(RunningSuite.find(System.getenv())) ? 0 : 1);
        } catch (LaunchException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Whether every check passed. */
    boolean run(RunningSuite suite) throws Exception {
        report("I7", "the suite works off what it was given within 30 s", new Lag(suite).workOff());
        try (Evidence evidence = Evidence.take(suite)) {
            for (Check check : checks()) {
                report(check.id(), check.promise(), judge(check, evidence));
            }
        }
        out.println(passed + " passed, " + failed + " failed");
        return failed == 0;
    }

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.addAll(CapacityChecks.all());
        checks.addAll(CommandChecks.all());
        checks.addAll(MoneyChecks.all());
        checks.add(new HistoryCheck());
        checks.addAll(BreachChecks.all());
        checks.addAll(DeliveryChecks.all());
        checks.addAll(TenantChecks.all());
        return checks;
    }

    /** A check that cannot be made is no pass. */
    private static List<String> judge(Check check, Evidence evidence) {
        try {
            return check.violations(evidence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("interrupted");
        } catch (Exception e) {
            return List.of("cannot be checked: " + e.getMessage());
        }
    }

    private void report(String id, String promise, List<String> violations) {
        if (violations.isEmpty()) {
            passed++;
            out.printf("PASS %-4s %s%n", id, promise);
            return;
        }
        failed++;
        out.printf("FAIL %-4s %s%n", id, promise);
        violations.stream().limit(SHOWN).forEach(violation -> out.println("       " + violation));
        if (violations.size() > SHOWN) {
            out.println("       and " + (violations.size() - SHOWN) + " more");
        }
    }
}
