package io.headroom.forecasting.rnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.List;

/** The mean pinball loss {@code max(tau (y - q), (1 - tau) (q - y))} over outcomes and levels. */
final class Pinball {

    private final float[] levels;

    Pinball(List<Double> levels) {
        this.levels = new float[levels.size()];
        for (int k = 0; k < this.levels.length; k++) {
            this.levels[k] = levels.get(k).floatValue();
        }
    }

    /**
     * The loss of a batch.
     *
     * @param said (batch, targets, levels)
     * @param came as {@link Windows#came} lays it out
     */
    NDArray of(NDArray said, NDList came) {
        NDManager manager = said.getManager();
        NDArray tau = manager.create(levels);
        NDArray missed = came.get(0).sub(said);
        NDArray under = Activation.relu(missed).mul(tau).mul(came.get(1));
        NDArray over = Activation.relu(missed.neg()).mul(tau.neg().add(1)).mul(came.get(2));
        return under.add(over).sum().div(came.get(1).sum().mul(levels.length).add(1e-6f));
    }
}
