package io.headroom.forecasting.rnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** The weights of a net outside the engine: what is drawn first, what is kept of the best epoch, and what is saved. */
final class Weights {

    private final float[][] arrays;

    private Weights(float[][] arrays) {
        this.arrays = arrays;
    }

    static Weights of(QuantileNet net) {
        return new Weights(net.getParameters().values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .toArray(float[][]::new));
    }

    void into(QuantileNet net) {
        int i = 0;
        for (Parameter parameter : net.getParameters().values()) {
            parameter.getArray().set(arrays[i++]);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(arrays.length);
        for (float[] array : arrays) {
            out.writeInt(array.length);
            for (float weight : array) {
                out.writeFloat(weight);
            }
        }
    }

    /** Those of a net of the same form. */
    static Weights read(DataInputStream in, QuantileNet net) throws IOException {
        int[] sizes = net.getParameters().values().stream()
                .mapToInt(parameter -> Math.toIntExact(parameter.getArray().size()))
                .toArray();
        if (in.readInt() != sizes.length) {
            throw new IOException("the saved net has another form");
        }
        float[][] arrays = new float[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            if (in.readInt() != sizes[i]) {
                throw new IOException("the saved net has another form");
            }
            arrays[i] = new float[sizes[i]];
            for (int j = 0; j < sizes[i]; j++) {
                arrays[i][j] = in.readFloat();
            }
        }
        return new Weights(arrays);
    }

    /** Draws weights evenly from within one over the root of the number of inputs; biases are 0. */
    static Initializer drawn(long seed) {
        Random random = new Random(seed);
        return (manager, shape, type) -> {
            float[] drawn = new float[Math.toIntExact(shape.size())];
            if (shape.dimension() > 1) {
                float bound = (float) (1 / Math.sqrt(shape.get(shape.dimension() - 1)));
                for (int i = 0; i < drawn.length; i++) {
                    drawn[i] = bound * (2 * random.nextFloat() - 1);
                }
            }
            return array(manager.create(drawn), shape);
        };
    }

    private static NDArray array(NDArray flat, Shape shape) {
        return flat.reshape(shape);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights && Arrays.deepEquals(arrays, weights.arrays);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(arrays);
    }
}
