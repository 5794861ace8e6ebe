package io.headroom.forecasting.rnn;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import io.headroom.forecasting.group.Effort;
import io.headroom.forecasting.group.GroupTask;
import io.headroom.forecasting.group.Training;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains a net by Adam (Kingma and Ba 2015) on random windows of all series, until the loss on windows of the held-back later
 * part of time has not fallen for some epochs; the best epoch is kept. The step is halved whenever an epoch brings nothing.
 */
final class GruTraining {

    private static final int BATCH = 128;
    private static final int BATCHES = 50;
    private static final int PATIENCE = 6;
    private static final int VALIDATED = 8;

    /** The share of time that is held back, and how many targets of a window are learned from. */
    private static final double HELD_BACK = 0.15;

    private static final int TARGETS = 24;
    private static final float RATE = 3e-3f;
    private static final float LEAST_RATE = 1e-4f;
    private static final float CLIP = 0.5f;

    private final GroupTask task;
    private final Effort effort;
    private final Windows windows;
    private final Pinball loss;
    private final Random random;
    private float rate = RATE;

    GruTraining(GroupTask task, Effort effort) {
        this.task = task;
        this.effort = effort;
        this.windows = new Windows(new Inputs(task), task.horizon());
        this.loss = new Pinball(task.levels());
        this.random = new Random(effort.seed());
    }

    /** Trains the net of a model, which is left with the weights of the best epoch. */
    Training train(Model model, QuantileNet net, List<Past> pasts) {
        int ahead = task.horizon().length();
        long last =
                pasts.stream().mapToLong(past -> past.step(past.size())).max().orElse(0);
        long first = pasts.stream().mapToLong(past -> past.step(0)).min().orElse(0);
        long cut = last - Math.max(2L * ahead, Math.round(HELD_BACK * (last - first)));
        List<Stretch> early = Stretch.until(pasts, cut, task.day(), ahead);
        List<Stretch> late = Stretch.since(pasts, cut, ahead);
        if (early.isEmpty() || late.isEmpty()) {
            throw new IllegalArgumentException("a group of " + pasts.size() + " series over " + (last - first)
                    + " steps is too short to train on");
        }
        Torch.threads(effort.threads());
        Adam adam = Adam.builder()
                .optLearningRateTracker((Tracker) update -> rate)
                .optClipGrad(CLIP)
                .build();
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l1Loss())
                .optOptimizer(adam)
                .optInitializer(Weights.drawn(effort.seed()), parameter -> true)
                .optDevices(new Device[] {Device.cpu()});
        try (Trainer trainer = model.newTrainer(config);
                NDManager held = model.getNDManager().newSubManager()) {
            trainer.initialize(QuantileNet.shapes(1, new Inputs(task).sequence(), 1));
            return epochs(trainer, net, early, batches(late, held));
        }
    }

    private record Batch(NDList asked, NDList came) {}

    private List<Batch> batches(List<Stretch> late, NDManager manager) {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < VALIDATED; i++) {
            batches.add(batch(late, manager));
        }
        return batches;
    }

    private Batch batch(List<Stretch> stretches, NDManager manager) {
        List<Windows.Window> drawn = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            Stretch stretch = stretches.get(random.nextInt(stretches.size()));
            drawn.add(windows.window(stretch.past(), stretch.any(random), targets()));
        }
        return new Batch(windows.asked(drawn, manager), windows.came(drawn, manager));
    }

    /** All targets, or as many as are learned from where there are more. */
    private int[] targets() {
        int all = task.horizon().targets();
        return all <= TARGETS
                ? IntStream.range(0, all).toArray()
                : random.ints(TARGETS, 0, all).toArray();
    }

    private Training epochs(Trainer trainer, QuantileNet net, List<Stretch> early, List<Batch> held) {
        long began = System.nanoTime();
        double before = validate(trainer, held);
        double least = before;
        int best = 0;
        int epoch = 0;
        Weights kept = Weights.of(net);
        while (epoch < effort.epochs() && epoch - best < PATIENCE && !late(began)) {
            epoch++;
            for (int i = 0; i < BATCHES && !late(began); i++) {
                step(trainer, net, early);
                effort.progress().accept(((epoch - 1.0) * BATCHES + i + 1) / (effort.epochs() * BATCHES));
            }
            double now = validate(trainer, held);
            if (now < least) {
                least = now;
                best = epoch;
                kept = Weights.of(net);
            } else {
                rate = Math.max(LEAST_RATE, rate / 2);
            }
        }
        kept.into(net);
        effort.progress().accept(1);
        return new Training(epoch, best, before, least, Duration.ofNanos(System.nanoTime() - began));
    }

    private boolean late(long began) {
        return System.nanoTime() - began > effort.atMost().toNanos();
    }

    private void step(Trainer trainer, QuantileNet net, List<Stretch> early) {
        try (NDManager manager = trainer.getManager().newSubManager()) {
            Batch batch = batch(early, manager);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                forget(net);
                NDList said = trainer.forward(batch.asked());
                said.attach(manager);
                collector.backward(loss.of(said.head(), batch.came()));
            }
            trainer.step();
        }
    }

    /** The engine adds gradients up until they are set to 0. */
    private static void forget(QuantileNet net) {
        for (Parameter parameter : net.getParameters().values()) {
            if (parameter.getArray().hasGradient()) {
                try (NDArray gradient = parameter.getArray().getGradient()) {
                    gradient.muli(0);
                }
            }
        }
    }

    private double validate(Trainer trainer, List<Batch> held) {
        double sum = 0;
        for (Batch batch : held) {
            try (NDManager manager = trainer.getManager().newSubManager()) {
                NDList said = trainer.evaluate(batch.asked());
                said.attach(manager);
                sum += loss.of(said.head(), batch.came()).getFloat();
            }
        }
        return sum / held.size();
    }
}
