package io.headroom.replay.trace;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The GWA-T-12 Bitbrains traces as published (http://gwa.ewi.tudelft.nl/datasets/gwa-t-12-bitbrains): a file per VM, columns
 * parted by semicolons. Use in MHz is turned into cores by the MHz of all cores, memory is in KB. Several samples of a step are
 * averaged. The time stamps are in seconds though the header says milliseconds; real milliseconds are recognised.
 */
final class BitbrainsFiles implements Traces {

    private static final long LATEST_SECOND = 100_000_000_000L;
    private static final double KB_PER_MIB = 1024;
    private static final int COLUMNS = 7;

    private final List<Path> files;
    private final Resource resource;
    private final TraceLimits limits;
    private final Grid grid;

    BitbrainsFiles(List<Path> files, Resource resource, TraceLimits limits) throws IOException {
        this.files = files;
        this.resource = resource;
        this.limits = limits;
        Span span = new Span();
        for (Path file : files) {
            scan(file, (lines, cells) -> span.add(instant(lines, cells[0])));
        }
        this.grid = span.aligned(files.size() == 1 ? files.get(0) : "the directory of " + files.get(0));
    }

    /** The files of a directory, by number where their names are numbers. */
    static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = entries.filter(path -> path.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted(Comparator.<Path>comparingInt(path -> id(path).length())
                            .thenComparing(BitbrainsFiles::id))
                    .toList();
            if (files.isEmpty()) {
                throw new UnreadableTraceException(directory + " holds no .csv file");
            }
            return files;
        }
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceAll("\\.csv(\\.gz)?$", "");
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int size() {
        return files.size();
    }

    /** Takes the cells of a row. */
    private interface Row {
        void read(Lines lines, String[] cells);
    }

    private void scan(Path file, Row row) throws IOException {
        try (Lines lines = Lines.of(file, limits)) {
            String header = String.valueOf(lines.next());
            if (!header.startsWith("Timestamp") || header.split(";").length < COLUMNS) {
                throw lines.refuse("a file of Bitbrains begins with 'Timestamp [ms];	CPU cores;	CPU capacity ...'");
            }
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] cells = line.split(";", -1);
                if (cells.length < COLUMNS) {
                    throw lines.refuse("the row has " + cells.length + " columns, " + COLUMNS + " are needed");
                }
                row.read(lines, cells);
            }
        }
    }

    private static long instant(Lines lines, String cell) {
        double value = lines.amount(cell.strip(), "time stamp");
        if (!(value < 1e15)) {
            throw lines.refuse("time stamp " + UnreadableTraceException.quoted(cell) + " is no instant");
        }
        return value > LATEST_SECOND ? (long) value / 1000 : (long) value;
    }

    @Override
    public int read(Predicate<String> wanted, Consumer<Demand> sink) throws IOException {
        int empty = 0;
        for (Path file : files) {
            if (!wanted.test(id(file))) {
                continue;
            }
            Series series = new Series(id(file), resource, grid, Series.Merge.MEAN);
            scan(file, (lines, cells) -> take(lines, cells, series));
            Demand demand = series.demand();
            if (demand == null) {
                empty++;
            } else {
                sink.accept(demand);
            }
        }
        return empty;
    }

    private void take(Lines lines, String[] cells, Series series) {
        long at = instant(lines, cells[0]);
        if (resource == Resource.MEMORY) {
            series.provision(lines.amount(cells[5].strip(), "memory capacity") / KB_PER_MIB);
            series.add(at, lines.amount(cells[6].strip(), "memory usage") / KB_PER_MIB);
            return;
        }
        double cores = lines.amount(cells[1].strip(), "CPU cores");
        double megahertz = lines.amount(cells[2].strip(), "CPU capacity");
        double used = lines.amount(cells[3].strip(), "CPU usage");
        series.provision(cores);
        series.add(at, megahertz > 0 ? used / megahertz * cores : Double.NaN);
    }
}
