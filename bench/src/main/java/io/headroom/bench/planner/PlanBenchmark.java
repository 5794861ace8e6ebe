package io.headroom.bench.planner;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One plan of a pool of many VMs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanBenchmark {

    /** How many, twenty to a host. */
    @Param("10000")
    public int vms;

    /** Whether they run already, or all of them are to be placed. */
    @Param({"true", "false"})
    public boolean settled;

    private Fleet fleet = new Fleet(1, true, Fleet.SEED);

    /** Makes the pool. */
    @Setup
    public void fill() {
        fleet = new Fleet(vms, settled, Fleet.SEED);
    }

    /** Sizes all, places what has no host, shares what is free and sets aside what lies beyond the hold. */
    @Benchmark
    public Object plan() {
        return fleet.plan();
    }
}
