package io.headroom.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.AllocationChanged;
import io.headroom.contracts.AllocationChanged.Cause;
import io.headroom.contracts.AllocationChanged.Outcome;
import io.headroom.contracts.AllocationCommand.Target;
import io.headroom.contracts.Enforcement;
import io.headroom.contracts.ResourceAmounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private final Reports reports = new Reports();

    @Test
    void theFirstReportOfMoreCpuAnswersTheTrace() throws Exception {
        reports.take(report(1, 2_000, Outcome.APPLIED), "placed", 1);
        reports.take(report(2, 3_000, Outcome.APPLIED), "surge", 2);
        reports.take(report(3, 4_000, Outcome.APPLIED), "surge", 3);

        assertThat(reports.await("surge", Duration.ZERO))
                .get()
                .satisfies(grown -> assertThat(grown.nanos()).isEqualTo(2))
                .satisfies(grown -> assertThat(grown.report().generation()).isEqualTo(2));
        assertThat(reports.cpuMillicores("vm-1")).contains(4_000L);
    }

    @Test
    void whatDidNotGrowOrWasNotAppliedAsRequestedIsNoAnswer() throws Exception {
        reports.take(report(1, 2_000, Outcome.APPLIED), "placed", 1);
        reports.take(report(2, 2_000, Outcome.APPLIED), "same", 2);
        reports.take(report(3, 2_500, Outcome.PARTIAL), "partial", 3);
        reports.take(report(4, 2_000, Outcome.APPLIED), "less", 4);

        for (String trace : List.of("placed", "same", "partial", "less", "other")) {
            assertThat(reports.await(trace, Duration.ZERO)).as(trace).isEmpty();
        }
    }

    private static AllocationChanged report(long generation, long millicores, Outcome outcome) {
        Target target = new Target(
                new ResourceAmounts(millicores, 1_024, 1_024, 1_024), new Enforcement(100, 0, 0, 0, 100, 0, 0));
        return new AllocationChanged(
                "bench",
                "vm-1",
                "pool",
                "host",
                "command-" + generation,
                generation,
                generation,
                target,
                target,
                List.of(),
                outcome,
                Cause.COMMAND,
                outcome == Outcome.APPLIED ? null : "CAPACITY",
                Instant.EPOCH);
    }
}
