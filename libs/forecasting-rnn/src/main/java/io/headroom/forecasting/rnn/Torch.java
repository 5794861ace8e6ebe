package io.headroom.forecasting.rnn;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The engine, told before it loads that it may fetch nothing and report nothing: it takes its natives from the class path,
 * unpacked once into {@code DJL_CACHE_DIR} (environment or system property; the home directory's {@code .djl.ai} if unset).
 */
final class Torch {

    static final String NAME = "PyTorch";

    private Torch() {}

    /**
     * Loads the engine if it is not loaded yet.
     *
     * @throws IllegalStateException if there are no natives for this machine on the class path
     */
    static synchronized Engine engine() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.default_engine", NAME);
        try {
            return Engine.getEngine(NAME);
        } catch (RuntimeException | LinkageError e) {
            throw new IllegalStateException(
                    "PyTorch's natives cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch")
                            + ": pytorch-native-cpu with the classifier of this machine must be on the class path",
                    e);
        }
    }

    /** How many processors an operation may use. */
    static void threads(int threads) {
        engine();
        JniUtils.setNumThreads(threads);
    }
}
