package io.headroom.forecasting.rnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * A GRU (Cho et al. 2014) whose last state, with figures of the longer past, meets each target's figures in a small perceptron,
 * as in the multi-horizon quantile recurrent forecaster (Wen et al. 2017). For a target it says weights {@code w} of the values
 * to begin from, a shift and one increment per further level:
 *
 * <pre>
 * q(1) = softmax(w) . anchors + shift,   q(k) = q(k-1) + softplus(increment(k))
 * </pre>
 *
 * so that quantiles cannot cross. In: sequence (batch, steps, {@link Inputs#PER_STEP}), fixed (batch, {@link Inputs#FIXED}),
 * targets (batch, targets, {@link Inputs#PER_TARGET}), anchors (batch, targets, {@link Inputs#ANCHORS}). Out: (batch, targets,
 * levels).
 */
final class QuantileNet extends AbstractBlock {

    private static final int STATE = 48;
    private static final int WIDE = 64;
    private static final int NARROW = 48;

    /** Increments begin small: softplus of this. */
    private static final float CALM = -1.5f;

    private final int levels;
    private final GRU gru;
    private final Linear window;
    private final Linear target;
    private final Linear hidden;
    private final Linear head;

    @SuppressWarnings("this-escape") // the way of DJL's own blocks
    QuantileNet(int levels) {
        this.levels = levels;
        this.gru = addChildBlock(
                "gru",
                GRU.builder()
                        .setNumLayers(1)
                        .setStateSize(STATE)
                        .optBatchFirst(true)
                        .optReturnState(false)
                        .build());
        this.window = addChildBlock("window", linear(WIDE));
        this.target = addChildBlock("target", linear(WIDE));
        this.hidden = addChildBlock("hidden", linear(NARROW));
        this.head = addChildBlock("head", linear(Inputs.ANCHORS + levels));
    }

    private static Linear linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    /** The shapes of its inputs for a batch. */
    static Shape[] shapes(long batch, long steps, long targets) {
        return new Shape[] {
            new Shape(batch, steps, Inputs.PER_STEP),
            new Shape(batch, Inputs.FIXED),
            new Shape(batch, targets, Inputs.PER_TARGET),
            new Shape(batch, targets, Inputs.ANCHORS)
        };
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList in, boolean training, @Nullable PairList<String, Object> parameters) {
        NDArray states = one(gru, store, in.get(0), training);
        NDArray state = states.get(":, -1");
        NDArray seen = one(window, store, state.concat(in.get(1), 1), training);
        NDArray asked = one(target, store, in.get(2), training);
        NDArray met = Activation.relu(asked.add(seen.expandDims(1)));
        NDArray said = one(head, store, Activation.relu(one(hidden, store, met, training)), training);
        NDArray weights = said.get(":, :, :" + Inputs.ANCHORS).softmax(-1);
        NDArray shift = said.get(":, :, " + Inputs.ANCHORS + ":" + (Inputs.ANCHORS + 1));
        NDArray lowest = weights.mul(in.get(3)).sum(new int[] {-1}, true).add(shift);
        if (levels == 1) {
            return new NDList(lowest);
        }
        NDArray increments =
                softplus(said.get(":, :, " + (Inputs.ANCHORS + 1) + ":").add(CALM));
        NDArray rising = increments.cumSum(-1).add(lowest);
        return new NDList(NDArrays.concat(new NDList(lowest, rising), -1));
    }

    private static NDArray one(AbstractBlock block, ParameterStore store, NDArray in, boolean training) {
        return block.forward(store, new NDList(in), training).head();
    }

    /** {@code log(1 + e^x)} without overflow. */
    private static NDArray softplus(NDArray x) {
        return Activation.relu(x).add(x.abs().neg().exp().add(1).log());
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... in) {
        long batch = in[0].get(0);
        long targets = in[2].get(1);
        gru.initialize(manager, type, in[0]);
        window.initialize(manager, type, new Shape(batch, (long) STATE + Inputs.FIXED));
        target.initialize(manager, type, in[2]);
        hidden.initialize(manager, type, new Shape(batch, targets, WIDE));
        head.initialize(manager, type, new Shape(batch, targets, NARROW));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] in) {
        return new Shape[] {new Shape(in[2].get(0), in[2].get(1), levels)};
    }
}
