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

/** How near the plans of small pools come to the best there is, and how much processor time plans of large ones take. */
public final class PlannerMeasurement implements Measurement {

    private static final int EFFORT = 5_000;
    private static final int WARM_UP = 12;
    private static final int RUNS = 7;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SEED = 1;

    @Override
    public String name() {
        return "planner";
    }

    @Override
    public String purpose() {
        return "plans of small pools beside the best there is, and the processor time of large ones";
    }

    @Override
    public void run(List<String> words, Verdicts verdicts) {
        Options options = Options.of(words, Map.of("pools", "1000", "vms", "10000", "most-vms", "100000"));
        int pools = options.count("pools");
        int vms = options.count("vms");
        int most = options.count("most-vms");
        optimality(pools, verdicts);
        double steady = speed(vms, true, verdicts);
        double cold = speed(vms, false, verdicts);
        verdicts.atMost(new Figure("plan " + vms + " VMs that run already", steady, "s"), "planner.speed.s");
        verdicts.atMost(new Figure("place and plan " + vms + " new VMs", cold, "s"), "planner.speed.s");
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
        Fleet fleet = new Fleet(vms, settled, SEED);
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
