package io.headroom.forecasting.rnn;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.headroom.forecasting.Forecast;
import io.headroom.forecasting.group.GroupModel;
import io.headroom.forecasting.group.GroupSeries;
import io.headroom.forecasting.group.GroupTask;
import io.headroom.forecasting.group.Training;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A trained net with what it was trained for. */
final class GruModel implements GroupModel {

    /** How many rows of targets go through the net at once: this bounds memory. */
    private static final int ROWS = 16_384;

    private final GroupTask task;
    private final Inputs inputs;
    private final Windows windows;
    private final Model model;
    private final QuantileNet net;
    private Training training = new Training(0, 0, Double.NaN, Double.NaN, Duration.ZERO);

    private GruModel(GroupTask task) {
        Torch.engine();
        this.task = task;
        this.inputs = new Inputs(task);
        this.windows = new Windows(inputs, task.horizon());
        this.net = new QuantileNet(task.levels().size());
        this.model = Model.newInstance(GruForecaster.NAME, Device.cpu(), Torch.NAME);
        model.setBlock(net);
    }

    /** What fills a model with weights and says how that went. */
    @FunctionalInterface
    interface Filling<E extends Exception> {
        Training fill(Model model, QuantileNet net) throws E;
    }

    /** A model with its net filled; nothing is left outside the heap if that fails. */
    static <E extends Exception> GruModel filled(GroupTask task, Filling<E> filling) throws E {
        GruModel made = new GruModel(task);
        boolean done = false;
        try {
            made.training = filling.fill(made.model, made.net);
            done = true;
            return made;
        } finally {
            if (!done) {
                made.close();
            }
        }
    }

    @Override
    public GroupTask task() {
        return task;
    }

    @Override
    public Training training() {
        return training;
    }

    @Override
    public int usefulHistory() {
        return inputs.reach() + 1;
    }

    @Override
    public synchronized List<Forecast> predict(List<GroupSeries> series) {
        int targets = task.horizon().targets();
        int atOnce = Math.max(1, ROWS / targets);
        int[] all = IntStream.range(0, targets).toArray();
        List<Forecast> forecasts = new ArrayList<>();
        for (int from = 0; from < series.size(); from += atOnce) {
            List<Windows.Window> batch = series.subList(from, Math.min(series.size(), from + atOnce)).stream()
                    .map(Past::new)
                    .map(past -> windows.window(past, past.size() - 1, all))
                    .toList();
            forecasts.addAll(forecasts(batch));
        }
        return forecasts;
    }

    private List<Forecast> forecasts(List<Windows.Window> batch) {
        float[] said;
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList asked = windows.asked(batch, manager);
            said = net.forward(new ParameterStore(manager, false), asked, false)
                    .head()
                    .toFloatArray();
        }
        int targets = task.horizon().targets();
        int levels = task.levels().size();
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            double[][] rows = new double[targets][levels];
            for (int target = 0; target < targets; target++) {
                for (int k = 0; k < levels; k++) {
                    rows[target][k] = batch.get(i).scale().out(said[(i * targets + target) * levels + k]);
                }
            }
            forecasts.add(Forecast.of(task.horizon(), rows));
        }
        return forecasts;
    }

    @Override
    public synchronized void save(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        SavedNet.write(task, training, data);
        Weights.of(net).write(data);
        data.flush();
    }

    @Override
    public synchronized void close() {
        model.close();
    }
}
