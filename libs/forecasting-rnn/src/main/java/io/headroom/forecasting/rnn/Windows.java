package io.headroom.forecasting.rnn;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headroom.forecasting.Horizon;
import java.util.List;

/** Lays windows out side by side as a net takes them. */
final class Windows {

    private final Inputs inputs;
    private final Horizon horizon;

    Windows(Inputs inputs, Horizon horizon) {
        this.inputs = inputs;
        this.horizon = horizon;
    }

    /**
     * A series as seen from one of its steps.
     *
     * @param at the last step that may be looked at
     * @param scale the units
     * @param targets which of the horizon's are asked for; equally many in all windows of a batch
     */
    record Window(Past past, int at, Scale scale, int[] targets) {}

    Window window(Past past, int at, int[] targets) {
        return new Window(past, at, inputs.scale(past, at), targets);
    }

    /** The inputs of {@link QuantileNet}. */
    NDList asked(List<Window> batch, NDManager manager) {
        int size = batch.size();
        int steps = inputs.sequence();
        int targets = batch.get(0).targets().length;
        float[] sequence = new float[size * steps * Inputs.PER_STEP];
        float[] fixed = new float[size * Inputs.FIXED];
        float[] told = new float[size * targets * Inputs.PER_TARGET];
        float[] anchors = new float[size * targets * Inputs.ANCHORS];
        for (int i = 0; i < size; i++) {
            Window window = batch.get(i);
            inputs.sequence(window.past(), window.at(), window.scale(), sequence, i * steps * Inputs.PER_STEP);
            inputs.fixed(window.past(), window.at(), window.scale(), fixed, i * Inputs.FIXED);
            Row tells = new Row(told, i * targets * Inputs.PER_TARGET);
            Row begins = new Row(anchors, i * targets * Inputs.ANCHORS);
            for (int target : window.targets()) {
                int from = horizon.from(target) + 1;
                inputs.target(window.past(), window.at(), window.scale(), from, horizon.to(target) + 1, tells, begins);
            }
        }
        Shape[] shapes = QuantileNet.shapes(size, steps, targets);
        return new NDList(
                manager.create(sequence, shapes[0]),
                manager.create(fixed, shapes[1]),
                manager.create(told, shapes[2]),
                manager.create(anchors, shapes[3]));
    }

    /**
     * What came: the values in the units of each window, and how much being below and being above a forecast costs, both (batch,
     * targets, 1). A missing outcome costs nothing, a censored one nothing to a forecast above it.
     */
    NDList came(List<Window> batch, NDManager manager) {
        int targets = batch.get(0).targets().length;
        float[] values = new float[batch.size() * targets];
        float[] shortage = new float[values.length];
        float[] spare = new float[values.length];
        int at = 0;
        for (Window window : batch) {
            for (int target : window.targets()) {
                outcome(window, target, at++, values, shortage, spare);
            }
        }
        Shape shape = new Shape(batch.size(), targets, 1);
        return new NDList(manager.create(values, shape), manager.create(shortage, shape), manager.create(spare, shape));
    }

    private void outcome(Window window, int target, int at, float[] values, float[] shortage, float[] spare) {
        Past past = window.past();
        double largest = Double.NEGATIVE_INFINITY;
        boolean censored = false;
        for (int i = window.at() + horizon.from(target) + 1; i < window.at() + horizon.to(target) + 1; i++) {
            if (!past.isMissing(i)) {
                largest = Math.max(largest, past.get(i));
                censored |= past.isCensored(i);
            }
        }
        boolean seen = largest > Double.NEGATIVE_INFINITY;
        new Row(values, at).put(seen ? window.scale().in(largest) : 0);
        shortage[at] = seen ? 1 : 0;
        spare[at] = seen && !censored ? 1 : 0;
    }
}
