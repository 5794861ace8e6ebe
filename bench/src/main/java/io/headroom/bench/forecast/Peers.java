package io.headroom.bench.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** What R's forecasters take for the same series, in the same run, where R is installed. */
final class Peers {

    private Peers() {}

    /**
     * Processor seconds per series of fit and forecast.
     *
     * @param peer arima or prophet
     * @return NaN if R or the peer's package is not there
     */
    static double cpuSeconds(String peer, List<double[]> series) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("headroom-peers");
        Path table = directory.resolve("series.csv");
        Path script = directory.resolve("peers.R");
        try (InputStream source = Objects.requireNonNull(Peers.class.getResourceAsStream("peers.R"))) {
            write(table, series);
            Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            Process process = new ProcessBuilder("Rscript", script.toString(), table.toString(), peer)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0
                    ? Double.parseDouble(
                            answer.substring(answer.lastIndexOf('\n') + 1).strip())
                    : Double.NaN;
        } catch (IOException e) {
            return Double.NaN;
        } finally {
            Files.deleteIfExists(table);
            Files.deleteIfExists(script);
            Files.deleteIfExists(directory);
        }
    }

    private static void write(Path table, List<double[]> series) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(table))) {
            out.println(String.join(
                    ",",
                    IntStream.range(0, series.size()).mapToObj(i -> "s" + i).toList()));
            for (int row = 0; row < series.get(0).length; row++) {
                int at = row;
                out.println(String.join(
                        ",",
                        series.stream()
                                .map(values -> String.format(Locale.ROOT, "%.9g", values[at]))
                                .toList()));
            }
        }
    }
}
