package io.headroom.bench.m4;

import io.headroom.bench.MisusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Whole series from a packed table with the columns {@code series_id,timestamp,value}, rows in time order. */
final class SeriesFile {

    private static final String HEADER = "series_id,timestamp,value";

    private SeriesFile() {}

    /**
     * All series by their id, in the order of the file.
     *
     * @throws MisusedException if there is no such file, or it is no such table
     */
    static Map<String, double[]> read(Path file) throws IOException {
        Map<String, List<Double>> rows = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            if (!HEADER.equals(lines.readLine())) {
                throw new MisusedException(file + " does not begin with " + HEADER);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                rows.computeIfAbsent(cells[0], id -> new ArrayList<>()).add(Double.parseDouble(cells[2]));
            }
        } catch (NoSuchFileException e) {
            throw new MisusedException("There is no " + file + ": --traces names the directory of one pack");
        }
        Map<String, double[]> series = new LinkedHashMap<>();
        rows.forEach((id, values) ->
                series.put(id, values.stream().mapToDouble(Double::doubleValue).toArray()));
        return series;
    }
}
