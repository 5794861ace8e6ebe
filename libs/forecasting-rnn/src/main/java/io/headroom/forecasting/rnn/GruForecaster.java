package io.headroom.forecasting.rnn;

import ai.djl.ndarray.types.DataType;
import io.headroom.forecasting.group.Effort;
import io.headroom.forecasting.group.GroupForecaster;
import io.headroom.forecasting.group.GroupModel;
import io.headroom.forecasting.group.GroupSeries;
import io.headroom.forecasting.group.GroupTask;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The recurrent net. One training at a time: the engine collects the gradients of one alone. */
public final class GruForecaster implements GroupForecaster {

    static final String NAME = "gru";

    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public GroupModel train(List<GroupSeries> series, GroupTask task, Effort effort) {
        List<Past> pasts = series.stream()
                .filter(each -> each.series().observed() > 0)
                .map(Past::new)
                .toList();
        synchronized (ONE_AT_A_TIME) {
            return GruModel.filled(task, (model, net) -> new GruTraining(task, effort).train(model, net, pasts));
        }
    }

    @Override
    public GroupModel load(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        SavedNet saved = SavedNet.read(data);
        return GruModel.<IOException>filled(saved.task(), (model, net) -> {
            net.initialize(
                    model.getNDManager(),
                    DataType.FLOAT32,
                    QuantileNet.shapes(1, new Inputs(saved.task()).sequence(), 1));
            Weights.read(data, net).into(net);
            return saved.training();
        });
    }
}
