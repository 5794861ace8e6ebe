package io.headroom.bench.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CPU seconds of the same work by R's forecast package, in the same minutes on the same machine, where R is installed. */
final class RPeers {

    private static final String SCRIPT = """
            suppressMessages(library(forecast))
            files <- commandArgs(TRUE)
            cpu <- function(work) sum(system.time(work)[1:2])
            total <- c(fourier = 0, theta = 0, ets = 0)
            for (file in files) {
              x <- ts(scan(file, quiet = TRUE), frequency = 288)
              total["fourier"] <- total["fourier"] + cpu({
                fit <- auto.arima(x, xreg = fourier(x, K = 10), seasonal = FALSE)
                forecast(fit, xreg = fourier(x, K = 10, h = 288))
              })
              total["theta"] <- total["theta"] + cpu(thetaf(x, h = 288))
              total["ets"] <- total["ets"] + cpu(forecast(ets(ts(as.numeric(x))), h = 288))
            }
            for (name in names(total)) cat(name, total[name] / length(files), "\\n")
            """;

    private RPeers() {}

    /** Mean seconds per series by the work's name; empty if there is no R or no forecast package. */
    static Map<String, Double> cpuSeconds(List<double[]> series) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("headroom-models");
        try {
            Path script = Files.writeString(directory.resolve("peers.R"), SCRIPT);
            List<String> command = new java.util.ArrayList<>(List.of("Rscript", script.toString()));
            for (int i = 0; i < series.size(); i++) {
                StringBuilder lines = new StringBuilder();
                for (double value : series.get(i)) {
                    lines.append(value).append('\n');
                }
                command.add(Files.writeString(directory.resolve("series" + i), lines)
                        .toString());
            }
            return run(command);
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static Map<String, Double> run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Map.of();
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.strip().split(" ");
                seconds.put(words[0], Double.parseDouble(words[1]));
            }
        }
        return process.waitFor() == 0 ? seconds : Map.of();
    }
}
