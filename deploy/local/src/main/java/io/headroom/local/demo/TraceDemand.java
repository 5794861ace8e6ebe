package io.headroom.local.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Demand that was measured: one series of a trace file, whose format is in docs/traces.md. */
final class TraceDemand implements Demand {

    /** Capacity that a series in per cent is taken to be of. */
    private static final double ASSUMED_CORES = 4;

    private static final double ASSUMED_MEMORY_MIB = 8_192;

    private final List<Use> uses;
    private final double cores;
    private final double memoryMib;

    private TraceDemand(List<Use> uses, double cores, double memoryMib) {
        this.uses = uses;
        this.cores = cores;
        this.memoryMib = memoryMib;
    }

    /**
     * The first series, in the order of the file, that have more than the needed number of steps.
     *
     * @throws IOException if the file cannot be read, or is no trace
     */
    static List<TraceDemand> read(Path file, int count, int neededSteps) throws IOException {
        List<TraceDemand> series = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            List<String> header = first == null ? List.of() : Arrays.asList(first.split(",", -1));
            if (header.size() < 10 || !header.get(0).equals("series_id")) {
                throw new IOException(file + " is no trace: its first line must name series_id and nine more columns");
            }
            Reader reader = new Reader(header);
            String id = "";
            for (String line = lines.readLine(); line != null && series.size() < count; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                if (!cells[0].equals(id)) {
                    reader.finish(series, neededSteps);
                    id = cells[0];
                }
                reader.take(cells);
            }
            if (series.size() < count) {
                reader.finish(series, neededSteps);
            }
        }
        return series;
    }

    double cores() {
        return cores;
    }

    double memoryMib() {
        return memoryMib;
    }

    @Override
    public int steps() {
        return uses.size();
    }

    @Override
    public Use at(int step) {
        return uses.get(Math.min(step, uses.size() - 1));
    }

    /** Collects one series at a time. */
    private static final class Reader {

        private final boolean cpuPercent;
        private final boolean memoryPercent;
        private List<Use> uses = new ArrayList<>();
        private double cores;
        private double memoryMib;

        Reader(List<String> header) {
            this.cpuPercent = header.get(3).endsWith("pct");
            this.memoryPercent = header.get(5).endsWith("pct");
        }

        void take(String[] cells) {
            cores = largest(cores, number(cells, 2));
            memoryMib = largest(memoryMib, number(cells, 4));
            double cpu = number(cells, 3);
            double memory = number(cells, 5);
            uses.add(new Use(
                    cpuPercent ? cpu / 100 * ASSUMED_CORES : cpu,
                    memoryPercent ? memory / 100 * ASSUMED_MEMORY_MIB : memory,
                    number(cells, 6) + number(cells, 7),
                    number(cells, 8) + number(cells, 9)));
        }

        void finish(List<TraceDemand> into, int neededSteps) {
            if (uses.size() > neededSteps) {
                into.add(new TraceDemand(
                        uses, cores > 0 ? cores : ASSUMED_CORES, memoryMib > 0 ? memoryMib : ASSUMED_MEMORY_MIB));
            }
            uses = new ArrayList<>();
            cores = 0;
            memoryMib = 0;
        }

        private static double number(String[] cells, int column) {
            return column >= cells.length || cells[column].isBlank() ? Double.NaN : Double.parseDouble(cells[column]);
        }

        private static double largest(double before, double value) {
            return value > before ? value : before;
        }
    }
}
