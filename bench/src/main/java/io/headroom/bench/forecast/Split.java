package io.headroom.bench.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One origin to forecast from.
 *
 * @param pack name of the pack in the table that is written
 * @param source name of the pack's file, without {@code .csv.gz}
 * @param seriesId the VM
 * @param resource cpu, mem, disk or net
 * @param origin time stamp of the last step that may be looked at
 */
record Split(String pack, String source, String seriesId, String resource, String origin) {

    /**
     * Reads the origins of one set.
     *
     * @param file CSV with a header: pack, source, series_id, resource, origin_timestamp and columns set_NAME of 0 and 1
     * @param set which column tells
     */
    static List<Split> read(Path file, String set) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        List<Split> splits = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[header.indexOf("set_" + set)].equals("1")) {
                splits.add(new Split(
                        cells[header.indexOf("pack")],
                        cells[header.indexOf("source")],
                        cells[header.indexOf("series_id")],
                        cells[header.indexOf("resource")],
                        cells[header.indexOf("origin_timestamp")]));
            }
        }
        return splits;
    }
}
