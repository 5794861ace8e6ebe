package io.headroom.forecasting.rnn;

import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.group.GroupTask;
import io.headroom.forecasting.group.Training;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands before the weights of a saved net: what it was trained for, and how that went.
 *
 * @param task what it was trained for
 * @param training how that went
 */
record SavedNet(GroupTask task, Training training) {

    private static final int VERSION = 0x47525531;
    private static final int MOST = 10_000;

    static void write(GroupTask task, Training training, DataOutputStream out) throws IOException {
        Horizon horizon = task.horizon();
        out.writeInt(VERSION);
        out.writeInt(task.day());
        out.writeInt(horizon.steps());
        out.writeInt(horizon.targets() - horizon.steps() - horizon.windows());
        int lengths = horizon.windows() / horizon.steps();
        out.writeInt(lengths);
        for (int i = 0; i < lengths; i++) {
            out.writeInt(horizon.to(horizon.steps() + i) - horizon.from(horizon.steps() + i));
        }
        out.writeInt(task.levels().size());
        for (double level : task.levels()) {
            out.writeDouble(level);
        }
        out.writeInt(training.epochs());
        out.writeInt(training.best());
        out.writeDouble(training.lossBefore());
        out.writeDouble(training.loss());
        out.writeLong(training.took().toMillis());
    }

    /** @throws IOException if it is of another version or makes no sense */
    static SavedNet read(DataInputStream in) throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("no net, or one saved by another version");
        }
        int day = count(in);
        int steps = count(in);
        int blocks = count(in);
        int[] lengths = new int[count(in)];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = count(in);
        }
        List<Double> levels = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            levels.add(in.readDouble());
        }
        try {
            return new SavedNet(
                    new GroupTask(Horizon.of(steps, lengths, blocks), levels, day),
                    new Training(
                            in.readInt(),
                            in.readInt(),
                            in.readDouble(),
                            in.readDouble(),
                            Duration.ofMillis(in.readLong())));
        } catch (IllegalArgumentException e) {
            throw new IOException("the saved net makes no sense", e);
        }
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IOException("the saved net makes no sense: a count of " + count);
        }
        return count;
    }
}
