package io.headroom.bench.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The demand of one VM at equal steps, NaN where it is missing. */
final class Demand {

    /** The columns that add up to a resource. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "cpu", List.of("cpu_used_cores"),
            "mem", List.of("mem_used_mib"),
            "disk", List.of("disk_read_kib_s", "disk_write_kib_s"),
            "net", List.of("net_rx_kib_s", "net_tx_kib_s"));

    private final Map<String, Integer> steps = new HashMap<>();
    private final Map<String, List<Double>> values = new HashMap<>();

    private String first = "";

    private Demand() {
        COLUMNS.keySet().forEach(resource -> values.put(resource, new ArrayList<>()));
    }

    /** The VMs of a trace file in the format of docs/traces.md, by their id. */
    static Map<String, Demand> read(Path file) {
        Map<String, Demand> all = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = List.of(reader.readLine().split(",", -1));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                all.computeIfAbsent(cells[0], id -> new Demand()).add(header, cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private void add(List<String> header, String[] cells) {
        if (steps.isEmpty()) {
            first = cells[1];
        }
        steps.put(cells[1], steps.size());
        COLUMNS.forEach((resource, columns) -> {
            double sum = 0;
            for (String column : columns) {
                String cell = cells[header.indexOf(column)];
                sum += cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
            }
            series(resource).add(sum);
        });
    }

    /** The time stamp of the first step. */
    String first() {
        return first;
    }

    /** The number of the step with a time stamp. */
    int step(String timestamp) {
        Integer step = steps.get(timestamp);
        if (step == null) {
            throw new IllegalArgumentException("no step at " + timestamp);
        }
        return step;
    }

    /** The values of a resource from one step to another, the latter excluded, and no more than there are. */
    double[] of(String resource, int from, int to) {
        List<Double> all = series(resource);
        return all.subList(Math.max(0, from), Math.min(all.size(), to)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private List<Double> series(String resource) {
        return Objects.requireNonNull(values.get(resource), resource);
    }
}
