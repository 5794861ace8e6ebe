package io.headroom.sla.attainment;

import io.headroom.support.security.Caller;
import io.headroom.support.security.RequiresScope;
import io.headroom.support.web.CommonError;
import io.headroom.support.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The report on a period. */
@RestController
@RequestMapping("/api/v1/sla/report")
@RequiresScope("sla:read")
@Tag(name = "SLA")
class ReportController {

    private static final Duration LONGEST = Duration.ofDays(90);

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping
    @Operation(
            operationId = "getSlaReport",
            summary = "How the promises to a tenant's VMs were kept over a period that ends now. Scope sla:read.")
    ReportView report(
            Caller caller,
            @Parameter(description = "ISO 8601 duration in domain time, an hour to 90 days", example = "P30D")
                    @RequestParam(defaultValue = "P30D")
                    String period) {
        return reports.of(caller.tenant(), parse(period));
    }

    private static Duration parse(String period) {
        try {
            Duration duration = Duration.parse(period);
            if (duration.compareTo(Duration.ofHours(1)) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw invalid(period, e);
        }
        throw invalid(period, null);
    }

    private static ProblemException invalid(String period, @Nullable Throwable cause) {
        return new ProblemException(
                CommonError.PARAMETER_INVALID,
                "period '" + period + "' must be a duration from PT1H to P90D, for example P7D",
                cause);
    }
}
