package io.headroom.forecasting.ensemble;

import io.headroom.forecasting.Fallback;
import io.headroom.forecasting.Horizon;
import io.headroom.forecasting.calibration.Calibration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The choice of a model as bytes: who speaks, with which errors and weights. */
final class Saved {

    /** Goes up whenever what is written, or what an expert of the same name says, changes. */
    private static final int VERSION = 3;

    private Saved() {}

    static byte[] write(
            Horizon horizon,
            double[] levels,
            List<@Nullable Mixture> mixtures,
            FittedModel.Accuracy accuracy,
            @Nullable Fallback fallback,
            Calibration calibration) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VERSION);
            out.writeInt(fingerprint(horizon, levels));
            out.writeDouble(accuracy.loss());
            write(out, accuracy.coverage());
            out.writeUTF(fallback == null ? "" : fallback.name());
            out.writeInt(mixtures.size());
            for (Mixture mixture : mixtures) {
                write(out, mixture);
            }
            calibration.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Mixture mixture) throws IOException {
        List<Voice> voices = mixture == null ? List.of() : mixture.voices();
        out.writeInt(voices.size());
        for (int voice = 0; voice < voices.size(); voice++) {
            out.writeUTF(voices.get(voice).expert().name());
            out.writeDouble(voices.get(voice).floor());
            write(out, voices.get(voice).errors());
            if (mixture != null) {
                out.write(mixture.chosen()[voice]);
            }
        }
    }

    private static void write(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    /**
     * The model, or null if the bytes are not of this version and horizon, name an expert that there is not, or are of a model that
     * borrowed from its group: what was borrowed is not written.
     */
    static @Nullable FittedModel read(
            byte[] bytes,
            Horizon horizon,
            double[] levels,
            History history,
            List<TargetGroup> groups,
            Function<String, @Nullable Expert> experts) {
        Map<String, Expert> byName = new HashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != VERSION || in.readInt() != fingerprint(horizon, levels)) {
                return null;
            }
            double loss = in.readDouble();
            double[] coverage = readDoubles(in, levels.length);
            String rung = in.readUTF();
            if (rung.equals(Fallback.BORROWED_SHAPE.name())) {
                return null;
            }
            List<@Nullable Mixture> mixtures = new ArrayList<>();
            if (in.readInt() != groups.size()) {
                return null;
            }
            for (int i = 0; i < groups.size(); i++) {
                mixtures.add(readMixture(in, levels.length, byName, experts));
            }
            FittedModel model = new FittedModel(
                    horizon,
                    levels,
                    history,
                    groups,
                    mixtures,
                    new FittedModel.Accuracy(loss, coverage, List.of()),
                    rung.isEmpty() ? null : Fallback.valueOf(rung),
                    null);
            model.calibration().read(in);
            return model;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Mixture readMixture(
            DataInputStream in, int levels, Map<String, Expert> byName, Function<String, @Nullable Expert> experts)
            throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return null;
        }
        List<Voice> voices = new ArrayList<>();
        List<byte[]> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Expert expert = byName.computeIfAbsent(in.readUTF(), experts);
            if (expert == null) {
                throw new IOException("an expert that there is no more, or not enough history for");
            }
            double floor = in.readDouble();
            voices.add(new Voice(expert, readDoubles(in, levels), floor));
            chosen.add(readChosen(in, levels));
        }
        return new Mixture(voices, chosen.toArray(byte[][]::new));
    }

    private static byte[] readChosen(DataInputStream in, int levels) throws IOException {
        byte[] chosen = new byte[levels];
        in.readFully(chosen);
        return chosen;
    }

    private static double[] readDoubles(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("a row of " + count + " where at most " + most + " are expected");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static int fingerprint(Horizon horizon, double[] levels) {
        int hash = Arrays.hashCode(levels);
        for (int target = 0; target < horizon.targets(); target++) {
            hash = 31 * (31 * hash + horizon.from(target)) + horizon.to(target);
        }
        return hash;
    }
}
