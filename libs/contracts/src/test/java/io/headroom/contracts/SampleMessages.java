package io.headroom.contracts;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One complete message of every type, every optional field included: the committed samples are these, written out. */
final class SampleMessages {

    private static final Instant AT = Instant.parse("2026-03-02T09:15:00Z");
    private static final ResourceAmounts SMALL = new ResourceAmounts(500, 512, 1_024, 1_280);
    private static final ResourceAmounts LARGE = new ResourceAmounts(4_000, 8_192, 51_200, 125_000);
    private static final AllocationCommand.Target TARGET = new AllocationCommand.Target(
            new ResourceAmounts(2_250, 4_096, 20_480, 62_500),
            new Enforcement(400, 4_096, 6_104, 122_070, 400, 256_000, 5_000));

    private SampleMessages() {}

    static Record of(EventType type) {
        return switch (type) {
            case METRIC_SAMPLE ->
                new MetricSample(
                        "acme",
                        "web-1",
                        "web",
                        AT,
                        1_772_442_900_120L,
                        1.82,
                        3_310.5,
                        20_480.0,
                        310.0,
                        1_205.5,
                        12.0,
                        85.0,
                        2_048.0,
                        4_400.25,
                        310.0,
                        84.5,
                        0.002,
                        0.01);
            case DEMAND_FORECAST ->
                new DemandForecast(
                        "acme",
                        "web-1",
                        null,
                        41,
                        AT,
                        AT,
                        Duration.ofMinutes(5),
                        DemandForecast.Trigger.SURGE,
                        DemandForecast.LEVELS,
                        List.of(cpuForecast()));
            case ALLOCATION_COMMAND ->
                new AllocationCommand(
                        "c-7001",
                        "d-5001",
                        "acme",
                        "pool-a",
                        "host-1",
                        "web-1",
                        12,
                        12,
                        AllocationCommand.Kind.MIGRATE,
                        TARGET,
                        "host-2",
                        AT,
                        AT.plusSeconds(120));
            case ALLOCATION_CHANGED ->
                new AllocationChanged(
                        "acme",
                        "web-1",
                        "pool-a",
                        "host-1",
                        "c-7001",
                        12,
                        12,
                        TARGET,
                        TARGET,
                        List.of(new AllocationChanged.Deviation("networkMinKibPerS", 6_104, 0, "UNSUPPORTED")),
                        AllocationChanged.Outcome.PARTIAL,
                        AllocationChanged.Cause.COMMAND,
                        "FIELD_UNSUPPORTED",
                        AT.plusSeconds(9));
            case RESERVATION_CHANGED ->
                new ReservationChanged(
                        "r-3001",
                        "acme",
                        "web-1",
                        "pool-a",
                        "host-1",
                        2,
                        ReservationChanged.State.PREEMPTED,
                        SMALL,
                        AT.plusSeconds(3_600),
                        AT.plusSeconds(7_200),
                        AT,
                        "HIGHER_VALUE");
            case QOS_ASSIGNED ->
                new QosAssigned(
                        "acme",
                        "web-1",
                        3,
                        "GOLD",
                        1,
                        QosAssigned.Source.VM,
                        new QosProfile(400, 0.5, 50, 1_000, 400, 250, 5_000),
                        new QosPrices("USD", new BigDecimal("0.040"), new BigDecimal("0.0050"), 0.3),
                        30,
                        QosAssigned.PenaltyBasis.UNMET,
                        0.98,
                        1.0,
                        1.0,
                        List.of(
                                new SlaObjective(SlaObjective.Kind.RESOURCE_SATISFACTION, 0.995, null),
                                new SlaObjective(SlaObjective.Kind.LATENCY_P95, 0.99, 250.0),
                                new SlaObjective(SlaObjective.Kind.ERROR_RATIO, 0.005, null)),
                        0.25,
                        AT);
            case VM_CHANGED ->
                new VmChanged(
                        "acme", "web-1", 4, "pool-a", "host-1", "web", LARGE, SMALL, LARGE, VmChanged.Mode.ACT, AT);
            case GROUP_CHANGED -> new GroupChanged("acme", "web", 2, "pool-a", VmChanged.Mode.SHADOW, AT);
            case BUDGET_SET ->
                new BudgetSet("acme", 5, BudgetSet.Window.DAY, new BigDecimal("120.00"), "USD", true, AT);
            case SLA_BREACH_OPENED ->
                new SlaBreachOpened(
                        "b-9001",
                        "acme",
                        "web-1",
                        1,
                        "GOLD",
                        SlaObjective.Kind.RESOURCE_SATISFACTION,
                        AT,
                        AT.plusSeconds(300),
                        0.4,
                        0.995,
                        SlaBreachOpened.Severity.CRITICAL,
                        "CPU_STEAL",
                        Resource.CPU,
                        false,
                        AT.plusSeconds(302));
            case SLA_BREACH_RESOLVED ->
                new SlaBreachResolved(
                        "b-9001",
                        "acme",
                        "web-1",
                        2,
                        SlaObjective.Kind.RESOURCE_SATISFACTION,
                        AT.plusSeconds(302),
                        AT.plusSeconds(900),
                        1,
                        0.995,
                        "OBJECTIVE_MET");
        };
    }

    private static ResourceForecast cpuForecast() {
        List<Quantiles> steps = new ArrayList<>();
        for (int step = 0; step < DemandForecast.STEPS; step++) {
            steps.add(row(1.5 + step / 100.0));
        }
        List<Quantiles> blocks = new ArrayList<>();
        for (int block = 0; block < DemandForecast.BLOCKS; block++) {
            blocks.add(row(2 + block / 100.0));
        }
        List<ResourceForecast.WindowMaximum> maxima = new ArrayList<>();
        for (int start = 0; start < DemandForecast.STEPS; start++) {
            for (int length : DemandForecast.WINDOW_LENGTHS) {
                maxima.add(new ResourceForecast.WindowMaximum(start, length, row(1.5 + start / 100.0 + length / 20.0)));
            }
        }
        return new ResourceForecast(
                Resource.CPU,
                new ResourceForecast.Observed(1.82, AT, true),
                steps,
                blocks,
                maxima,
                "holt-winters",
                0.041,
                List.of(0.51, 0.76, 0.9, 0.94, 0.98, 0.99, 0.99, 1.0),
                "SHORT_HISTORY");
    }

    private static Quantiles row(double median) {
        double[] values = new double[DemandForecast.LEVELS.size()];
        for (int level = 0; level < values.length; level++) {
            values[level] = Math.round((median + level * 0.125) * 1_000) / 1_000.0;
        }
        return Quantiles.of(values);
    }
}
