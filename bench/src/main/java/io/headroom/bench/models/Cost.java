package io.headroom.bench.models;

import com.sun.management.ThreadMXBean;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What a model costs once it is warm, on one core.
 *
 * @param fitMs CPU milliseconds of a fit
 * @param fitBytes allocated by a fit
 * @param stepUs CPU microseconds to take a new step and forecast a day anew
 */
record Cost(double fitMs, double fitBytes, double stepUs) {

    private static final int STEPS = 2_000;

    /** Fits all series twice, the second time counted; then steps on with the last model. */
    static Cost of(PointForecaster forecaster, List<TimeSeries> all) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        all.forEach(forecaster::fit);
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long nanos = thread.getCurrentThreadCpuTime();
        for (TimeSeries series : all) {
            forecaster.fit(series);
        }
        double fitMs = (thread.getCurrentThreadCpuTime() - nanos) / 1e6 / all.size();
        double fitBytes = (thread.getCurrentThreadAllocatedBytes() - bytes) / (double) all.size();
        PointModel model = forecaster.fit(all.get(0));
        step(model);
        nanos = thread.getCurrentThreadCpuTime();
        step(model);
        return new Cost(fitMs, fitBytes, (thread.getCurrentThreadCpuTime() - nanos) / 1e3 / STEPS);
    }

    private static void step(PointModel model) {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            model.update(30 + step % 7, false);
            sum += model.path(Days.DAY)[Days.DAY - 1];
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("no forecast");
        }
    }
}
