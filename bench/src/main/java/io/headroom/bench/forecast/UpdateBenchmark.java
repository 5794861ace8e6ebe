package io.headroom.bench.forecast;

import io.headroom.forecasting.HoltWinters;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.PointModel;
import io.headroom.forecasting.TimeSeries;
import io.headroom.forecasting.arima.Arima;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.ensemble.FittedModel;
import io.headroom.forecasting.smoothing.DoubleSeasonal;
import io.headroom.forecasting.smoothing.Ets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One new sample and the forecast anew, by models whose state is fitted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UpdateBenchmark {

    private static final int AHEAD = 12;

    /** Which state-space model. */
    @Param({"ets", "holt-winters", "double-seasonal", "arima"})
    public String model = "ets";

    private final double[] values = Weeks.of(7);
    private PointModel state = forecaster().fit(TimeSeries.of(values));
    private FittedModel automatic = automatic();
    private int next;

    /** Fits the models. */
    @Setup
    public void fit() {
        state = forecaster().fit(TimeSeries.of(values));
        automatic = automatic();
    }

    private PointForecaster forecaster() {
        return switch (model) {
            case "holt-winters" -> new HoltWinters(Weeks.DAY);
            case "double-seasonal" -> new DoubleSeasonal(Weeks.DAY, 7 * Weeks.DAY);
            case "arima" -> Arima.automatic();
            default -> Ets.automatic(1);
        };
    }

    private FittedModel automatic() {
        Horizon horizon = Horizon.of(AHEAD, new int[] {1, 3, 6, 12}, 23);
        double[] levels = {0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
        return new AutoForecaster(horizon, levels, Weeks.DAY).fit(TimeSeries.of(values), List.of());
    }

    /** A state-space model takes a sample and looks an hour ahead. */
    @Benchmark
    public double[] stateSpace() {
        next = (next + 1) % values.length;
        state.update(values[next], false);
        return state.path(AHEAD);
    }

    /** The automatic choice takes a sample and says all that a published forecast carries. */
    @Benchmark
    public Object automaticChoice() {
        next = (next + 1) % values.length;
        automatic.update(values[next], false);
        return automatic.predict();
    }
}
