package io.headroom.replay.trace;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The format of docs/traces.md: a table whose rows of a series stand together. The grid begins with the first time stamp; of
 * several values in a step the last one counts.
 */
final class TraceTable implements Traces {

    private static final List<String> FIRST_COLUMNS = List.of("series_id", "timestamp_iso8601");
    private static final double CORES = 4;
    private static final double MIB = 8192;

    private final Path file;
    private final Resource resource;
    private final TraceLimits limits;
    private final int capacityColumn;
    private final int useColumn;
    private final Grid grid;
    private int size;
    private boolean percent;

    TraceTable(Path file, Resource resource, TraceLimits limits) throws IOException {
        this.file = file;
        this.resource = resource;
        this.limits = limits;
        this.capacityColumn = resource == Resource.CPU ? 2 : 4;
        this.useColumn = capacityColumn + 1;
        Span span = new Span();
        String[] before = {""};
        scan((lines, cells) -> {
            span.add(lines.instant(cells[1]));
            if (!cells[0].equals(before[0])) {
                before[0] = cells[0];
                limits.checkSeries(++size);
            }
        });
        this.grid = span.grid(file);
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int size() {
        return size;
    }

    /** Takes the cells of a row up to the one of use. */
    private interface Row {
        void read(Lines lines, String[] cells);
    }

    private void scan(Row row) throws IOException {
        try (Lines lines = Lines.of(file, limits)) {
            checkHeader(lines, String.valueOf(lines.next()).split(",", -1));
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] cells = line.split(",", useColumn + 2);
                if (cells.length <= useColumn) {
                    throw lines.refuse("the row has " + cells.length + " columns, " + (useColumn + 1) + " are needed");
                }
                row.read(lines, cells);
            }
        }
    }

    private void checkHeader(Lines lines, String[] header) {
        String use = resource == Resource.CPU ? "cpu_used_" : "mem_used_";
        if (header.length <= useColumn
                || !FIRST_COLUMNS.equals(List.of(header).subList(0, 2))
                || !header[useColumn].startsWith(use)) {
            throw lines.refuse("the header is to begin with series_id,timestamp_iso8601 and to have " + use
                    + "... as column " + (useColumn + 1));
        }
        percent = header[useColumn].equals(use + "pct");
    }

    @Override
    public int read(Predicate<String> wanted, Consumer<Demand> sink) throws IOException {
        Reading reading = new Reading(wanted, sink);
        scan(reading::row);
        reading.finish();
        return reading.empty;
    }

    /** One pass over the table. */
    private final class Reading {

        private final Predicate<String> wanted;
        private final Consumer<Demand> sink;
        private final Set<String> seen = new HashSet<>();
        private String current = "";
        private @Nullable Series series;
        private double size = Double.NaN;
        private int empty;

        Reading(Predicate<String> wanted, Consumer<Demand> sink) {
            this.wanted = wanted;
            this.sink = sink;
        }

        void row(Lines lines, String[] cells) {
            if (!cells[0].equals(current)) {
                begin(lines, lines.id(cells[0]));
            }
            if (series != null) {
                take(lines, cells, series);
            }
        }

        private void begin(Lines lines, String id) {
            finish();
            if (!seen.add(id)) {
                throw lines.refuse("the rows of series " + id + " do not stand together");
            }
            current = id;
            size = Double.NaN;
            series = wanted.test(id) ? new Series(id, resource, grid, Series.Merge.LAST) : null;
        }

        private void take(Lines lines, String[] cells, Series into) {
            double capacity = lines.amount(cells[capacityColumn], "capacity");
            double use = lines.amount(cells[useColumn], "use");
            if (capacity > 0) {
                size = capacity;
            } else if (percent && Double.isNaN(size)) {
                size = resource == Resource.CPU ? CORES : MIB;
            }
            into.provision(percent ? size : capacity);
            into.add(lines.instant(cells[1]), percent ? use / 100 * size : use);
        }

        void finish() {
            if (series == null) {
                return;
            }
            Demand demand = series.demand();
            series = null;
            if (demand == null) {
                empty++;
            } else {
                sink.accept(demand);
            }
        }
    }
}
