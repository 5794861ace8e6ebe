package io.headroom.sla.attainment;

import io.headroom.contracts.SlaObjective;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How promises were kept over a period. */
record ReportView(
        String tenantId,

        @Schema(description = "In domain time", example = "PT720H")
        String period,

        Instant from,
        Instant to,

        @Schema(description = "Objectives that were met, missed, and not judged at all")
        Summary summary,

        List<Line> objectives) {

    /** How many objectives ended how. */
    record Summary(long met, long missed, long unknown, long breaches) {

        static Summary of(List<Line> lines) {
            return new Summary(
                    lines.stream()
                            .filter(line -> Boolean.TRUE.equals(line.met()))
                            .count(),
                    lines.stream()
                            .filter(line -> Boolean.FALSE.equals(line.met()))
                            .count(),
                    lines.stream().filter(line -> line.met() == null).count(),
                    lines.stream().mapToLong(Line::breaches).sum());
        }
    }

    /** One objective of one VM. */
    record Line(
            String vmId,
            String tier,
            SlaObjective.Kind objective,
            double target,
            @Nullable Double attainment,
            @Nullable Boolean met,
            @Nullable Double errorBudgetLeft,

            @Schema(description = "Breaches whose window began in the period")
            long breaches) {}
}
