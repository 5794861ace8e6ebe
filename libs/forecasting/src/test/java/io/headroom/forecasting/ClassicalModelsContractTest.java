package io.headroom.forecasting;

import io.headroom.forecasting.arima.Arima;
import io.headroom.forecasting.arima.ArimaOrder;
import io.headroom.forecasting.arima.DynamicHarmonicRegression;
import io.headroom.forecasting.arima.Regressors;
import io.headroom.forecasting.autoregression.LagRegression;
import io.headroom.forecasting.autoregression.Lags;
import io.headroom.forecasting.combination.Combination;
import io.headroom.forecasting.combination.Logarithmic;
import io.headroom.forecasting.decomposition.Decomposition;
import io.headroom.forecasting.seasonality.Fourier;
import io.headroom.forecasting.smoothing.DoubleSeasonal;
import io.headroom.forecasting.smoothing.Ets;
import io.headroom.forecasting.smoothing.EtsForm;
import io.headroom.forecasting.theta.Theta;
import java.util.List;

/**
 * What every forecaster must keep, asked of the classical models. ARIMA without any season is not among them: on a seasonal
 * series its answer to a fall swings, so that a fall may raise the sum of a day.
 */
class ClassicalModelsContractTest extends PointForecasterContractTest {

    static List<PointForecaster> forecasters() {
        return List.of(
                Ets.automatic(Histories.DAY),
                Ets.automatic(1),
                Ets.of(EtsForm.of("ANN"), 1),
                Ets.of(EtsForm.of("AAdA"), Histories.DAY),
                new Theta(Histories.DAY),
                new Theta(1),
                Arima.automatic(
                        Regressors.waves(new Fourier(new int[] {Histories.DAY}, new int[] {1})), "a wave a day"),
                Arima.of(new ArimaOrder(1, 1, 1)),
                new DynamicHarmonicRegression(Histories.DAY, 3 * Histories.DAY),
                new DoubleSeasonal(Histories.DAY, 2 * Histories.DAY),
                new Decomposition(List.of(), Histories.DAY, 3 * Histories.DAY),
                new LagRegression(1e-5, Double.POSITIVE_INFINITY, Lags.seasonal(Histories.DAY, 4, 1, 2)),
                new Logarithmic(new SeasonalNaive(Histories.DAY)),
                new Logarithmic(Ets.of(EtsForm.of("ANA"), Histories.DAY)),
                new Combination(
                        "both", List.of(new SeasonalNaive(Histories.DAY), new Theta(Histories.DAY)), 24, 12, 3));
    }
}
