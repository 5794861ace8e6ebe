package io.headroom.bench.m4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.bench.MisusedException;
import io.headroom.bench.Targets;
import io.headroom.bench.Verdicts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement on two small series of its own. */
class M4MeasurementTest {

    private static final Path LIMITS = Path.of("targets.properties");
    private static final long SEED = 8;

    @Test
    void writesFortyEightStepsOfEverySeriesAndScoresThem(@TempDir Path pack) throws Exception {
        write(pack.resolve("m4_hourly_train.csv.gz"), 0, 720);
        write(pack.resolve("m4_hourly_test.csv.gz"), 720, 768);
        Path out = pack.resolve("out.csv");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        new M4Measurement().run(List.of("--traces", pack.toString(), "--out", out.toString()), verdicts(printed));

        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(1 + 2 * 48);
        assertThat(lines.get(0)).isEqualTo("pack,series_id,step,yhat");
        assertThat(lines.get(49)).startsWith(pack.getFileName() + ",H2,1,");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("OWA of 2 series");
    }

    @Test
    void saysWhatIsMissing(@TempDir Path empty) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        assertThatThrownBy(() -> new M4Measurement().run(List.of("--traces", "x"), verdicts(printed)))
                .isInstanceOf(MisusedException.class)
                .hasMessageContaining("--out is missing");
        assertThatThrownBy(() -> new M4Measurement()
                        .run(List.of("--traces", empty.toString(), "--out", "x.csv"), verdicts(printed)))
                .isInstanceOf(MisusedException.class)
                .hasMessageContaining("m4_hourly_train.csv.gz");
    }

    private static Verdicts verdicts(ByteArrayOutputStream printed) throws IOException {
        return new Verdicts(Targets.read(LIMITS), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static void write(Path file, int from, int to) throws IOException {
        try (Writer writer =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            writer.write("series_id,timestamp,value\n");
            for (String id : List.of("H1", "H2")) {
                Random random = new Random(SEED);
                for (int t = 0; t < to; t++) {
                    double value = 100 + 30 * Math.sin(2 * Math.PI * t / 24) + random.nextGaussian();
                    if (t >= from) {
                        writer.write(id + ",2000-01-01T00:00:00Z," + value + "\n");
                    }
                }
            }
        }
    }
}
