package io.headroom.forecasting;

import io.headroom.forecasting.smoothing.Ets;
import io.headroom.forecasting.smoothing.EtsForm;
import io.headroom.forecasting.theta.Theta;
import java.util.List;

/** What every forecaster must keep, asked of the classical models. */
class ClassicalModelsContractTest extends PointForecasterContractTest {

    static List<PointForecaster> forecasters() {
        return List.of(
                Ets.automatic(Histories.DAY),
                Ets.automatic(1),
                Ets.of(EtsForm.of("ANN"), 1),
                Ets.of(EtsForm.of("AAdA"), Histories.DAY),
                new Theta(Histories.DAY),
                new Theta(1));
    }
}
