package io.headroom.bench.forecast;

import io.headroom.bench.MisusedException;
import io.headroom.forecasting.HoltWinters;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.LastValue;
import io.headroom.forecasting.MovingPercentile;
import io.headroom.forecasting.PointForecaster;
import io.headroom.forecasting.SeasonalNaive;
import io.headroom.forecasting.arima.Arima;
import io.headroom.forecasting.arima.DynamicHarmonicRegression;
import io.headroom.forecasting.combination.SeasonalCombination;
import io.headroom.forecasting.decomposition.Decomposition;
import io.headroom.forecasting.ensemble.AutoForecaster;
import io.headroom.forecasting.smoothing.DoubleSeasonal;
import io.headroom.forecasting.smoothing.Ets;
import io.headroom.forecasting.theta.Theta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Forecasters by the names that {@code --model} takes. */
final class Models {

    private Models() {}

    /** Each model of its own kind, its errors made quantiles as those of all experts are. */
    private static Map<String, Supplier<PointForecaster>> points(int day, int horizon) {
        Map<String, Supplier<PointForecaster>> models = new LinkedHashMap<>();
        models.put("last-value", LastValue::new);
        models.put("seasonal-naive", () -> new SeasonalNaive(day));
        models.put("moving-percentile", () -> new MovingPercentile(day / 24, 0.5, day / 48.0));
        models.put("holt-winters", () -> new HoltWinters(day));
        models.put("ets", () -> Ets.automatic(1));
        models.put("theta", () -> new Theta(day));
        models.put("arima", Arima::automatic);
        models.put("harmonic-regression", () -> new DynamicHarmonicRegression(day, 7 * day));
        models.put("double-seasonal", () -> new DoubleSeasonal(day, 7 * day));
        models.put("decomposition", () -> new Decomposition(List.of(), day, 7 * day));
        models.put("combination", () -> SeasonalCombination.ofDayAndWeek(day, horizon));
        return models;
    }

    /**
     * The automatic choice, one model alone, or the automatic choice with one more model: {@code automatic+NAME}.
     *
     * @throws MisusedException if there is none of the name
     */
    static AutoForecaster named(String name, Horizon horizon, double[] levels, int day) {
        if (name.equals("automatic")) {
            return new AutoForecaster(horizon, levels, day);
        }
        boolean more = name.startsWith("automatic+");
        Supplier<PointForecaster> found =
                points(day, horizon.length()).get(more ? name.substring("automatic+".length()) : name);
        if (found == null) {
            throw new MisusedException("--model is automatic, gru, automatic+NAME or NAME, one of "
                    + String.join(", ", points(day, horizon.length()).keySet()));
        }
        PointForecaster model = found.get();
        return new AutoForecaster(
                horizon, levels, day, List.of(model), expert -> more || expert.startsWith(model.name()));
    }
}
