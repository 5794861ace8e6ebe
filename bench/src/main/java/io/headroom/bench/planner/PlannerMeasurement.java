package io.headroom.bench.planner;

import com.sun.management.OperatingSystemMXBean;
import io.headroom.bench.Figure;
import io.headroom.bench.Measurement;
import io.headroom.bench.Options;
import io.headroom.bench.Verdicts;
import io.headroom.local.Progress;
import io.headroom.planning.proof.Optimality;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How near the plans of small pools come to the best there is, and how much processor time plans of large ones take. */
public final class PlannerMeasurement implements Measurement {

    private static final int EFFORT = 5_000;
    private static final int WARM_UP = 12;
    private static final int RUNS = 7;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public String name() {
        return "planner";
    }

    @Override
    public String purpose() {
        return "plans of small pools beside the best there is, and the processor time of large ones";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) throws RunnerException {
        Options options = Options.of(words, Map.of("pools", "1000", "vms", "10000", "most-vms", "100000"));
        int pools = options.count("pools");
        int vms = options.count("vms");
        int most = options.count("most-vms");
        optimality(pools, verdicts);
        double steady = speed(vms, true, verdicts);
        double cold = speed(vms, false, verdicts);
        byJmh("plan " + vms + " VMs that run already", vms, true, steady, verdicts);
        byJmh("place and plan " + vms + " new VMs", vms, false, cold, verdicts);
        growth(vms, most, steady, verdicts);
    }

    private static void optimality(int pools, Verdicts verdicts) {
        Progress progress = new Progress(verdicts.out(), "small pools", pools);
        Optimality optimality = Optimality.measure(1, pools, EFFORT, progress::at);
        verdicts.out().println(optimality);
        verdicts.atMost(shortfall("worth that plans miss, mean", optimality.mean()), "planner.missed.mean.percent");
        verdicts.atMost(
                shortfall("the same, one pool in a hundred is above", optimality.firstPercentile()),
                "planner.missed.p99.percent");
    }

    private static Figure shortfall(String what, double ratio) {
        return new Figure(what, 100 * (1 - ratio), "%");
    }

    /** What JMH says of the same in a process of its own that knows one processor; it counts the time that passes. */
    private static void byJmh(String what, int vms, boolean settled, double processorSeconds, Verdicts verdicts)
            throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(PlanBenchmark.class.getSimpleName())
                        .param("vms", String.valueOf(vms))
                        .param("settled", String.valueOf(settled))
                        .forks(1)
                        .warmupIterations(3)
                        .measurementIterations(5)
                        .warmupTime(TimeValue.seconds(4))
                        .measurementTime(TimeValue.seconds(4))
                        .jvmArgsAppend(
                                "-XX:ActiveProcessorCount=1",
                                "-XX:+UseSerialGC",
                                "-XX:+IgnoreUnrecognizedVMOptions",
                                "--sun-misc-unsafe-memory-access=allow")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        Figure byJmh = new Figure(what + ", by JMH", result.getPrimaryResult().getScore() / MILLIS_PER_SECOND, "s");
        verdicts.atMost(byJmh, "planner.speed.s");
        verdicts.show(new Figure("processor time of the same, in this process", processorSeconds, "s"), byJmh);
    }

    /** How the cost of a VM changes from the usual pool to a ten times larger one. */
    private static void growth(int vms, int most, double seconds, Verdicts verdicts) {
        double larger = speed(most, true, verdicts);
        verdicts.atMostTimes(
                new Figure("processor time per VM with " + most, larger / most * 1e6, "us"),
                new Figure("with " + vms, seconds / vms * 1e6, "us"),
                "planner.growth");
    }

    /** The median processor time of a plan, the garbage collector's included, in seconds. */
    private static double speed(int vms, boolean settled, Verdicts verdicts) {
        Fleet fleet = new Fleet(vms, settled, Fleet.SEED);
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Fleet.Planned planned = fleet.plan();
        for (int run = 1; run < WARM_UP; run++) {
            planned = fleet.plan();
        }
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long before = system.getProcessCpuTime();
            planned = fleet.plan();
            seconds[run] = (system.getProcessCpuTime() - before) / NANOS_PER_SECOND;
        }
        Arrays.sort(seconds);
        verdicts.out()
                .printf(
                        Locale.ROOT,
                        "      %d VMs x %d steps on %d hosts, %s: %d grow, %d short of capacity, %d of money, %d spans ahead;"
                                + " %.3f to %.3f s of processor time%n",
                        vms,
                        FleetVm.HOLD,
                        fleet.hosts(),
                        settled ? "running" : "new",
                        planned.growing(),
                        planned.shortOfCapacity(),
                        planned.shortOfMoney(),
                        planned.spans(),
                        seconds[0],
                        seconds[RUNS - 1]);
        return seconds[RUNS / 2];
    }
}
