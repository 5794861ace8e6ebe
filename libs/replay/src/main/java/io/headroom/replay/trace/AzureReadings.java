package io.headroom.replay.trace;

import io.headroom.replay.Demand;
import io.headroom.replay.Grid;
import io.headroom.replay.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The readings of the Azure public dataset as published (https://github.com/Azure/AzurePublicDataset): per row a time stamp in
 * seconds from an unknown start, the VM's id, and its least, largest and mean use in per cent, all VMs mixed. The first two may
 * change places. The files know no sizes, so a VM is taken to be of four cores.
 */
final class AzureReadings implements Traces {

    private static final double CORES = 4;
    private static final int COLUMNS = 5;

    private final Path file;
    private final TraceLimits limits;
    private final Grid grid;
    private final int timeColumn;

    AzureReadings(Path file, Resource resource, TraceLimits limits) throws IOException {
        this.file = file;
        this.limits = limits;
        if (resource == Resource.MEMORY) {
            throw new UnreadableTraceException(file + " holds the readings of Azure, in which there is no memory");
        }
        try (Lines lines = Lines.of(file, limits)) {
            String first = String.valueOf(lines.next());
            String second = isHeader(first) ? String.valueOf(lines.next()) : first;
            timeColumn = isNumber(second.split(",", 2)[0]) ? 0 : 1;
        }
        Span span = new Span();
        scan((lines, cells) -> span.add(instant(lines, cells)));
        this.grid = span.grid(file);
    }

    /** Whether a file that begins with this line is one of these. */
    static boolean canRead(String line) {
        String[] cells = line.split(",", -1);
        return cells.length == COLUMNS
                && (isHeader(line)
                        || isNumber(cells[2])
                                && isNumber(cells[3])
                                && isNumber(cells[4])
                                && (isNumber(cells[0]) || isNumber(cells[1])));
    }

    private static boolean isHeader(String line) {
        return line.toLowerCase(java.util.Locale.ROOT).contains("avg cpu");
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[0-9]{1,15}(\\.[0-9]{0,20})?");
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int size() {
        return -1;
    }

    /** Takes the cells of a row. */
    private interface Row {
        void read(Lines lines, String[] cells);
    }

    private void scan(Row row) throws IOException {
        try (Lines lines = Lines.of(file, limits)) {
            boolean first = true;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!first || !isHeader(line)) {
                    String[] cells = line.split(",", -1);
                    if (cells.length != COLUMNS) {
                        throw lines.refuse("the row has " + cells.length + " columns, " + COLUMNS + " are needed");
                    }
                    row.read(lines, cells);
                }
                first = false;
            }
        }
    }

    private long instant(Lines lines, String[] cells) {
        String cell = cells[timeColumn];
        if (!isNumber(cell)) {
            throw lines.refuse("time stamp " + UnreadableTraceException.quoted(cell) + " is no number of seconds");
        }
        return (long) Double.parseDouble(cell);
    }

    @Override
    public int read(Predicate<String> wanted, Consumer<Demand> sink) throws IOException {
        Map<String, Series> all = new LinkedHashMap<>();
        long most = Runtime.getRuntime().maxMemory() / 4 / (8L * grid.steps());
        scan((lines, cells) -> {
            String id = lines.id(cells[1 - timeColumn]);
            if (!wanted.test(id)) {
                return;
            }
            if (!all.containsKey(id) && all.size() >= most) {
                throw lines.refuse("more than " + most + " VMs do not fit into memory: choose some with --series");
            }
            Series series = all.computeIfAbsent(id, this::series);
            limits.checkSeries(all.size());
            double percent = lines.amount(cells[4], "avg cpu");
            series.provision(CORES);
            series.add(instant(lines, cells), percent / 100 * CORES);
        });
        int empty = 0;
        for (Series series : all.values()) {
            Demand demand = series.demand();
            if (demand == null) {
                empty++;
            } else {
                sink.accept(demand);
            }
        }
        return empty;
    }

    private Series series(String id) {
        return new Series(id, Resource.CPU, grid, Series.Merge.LAST);
    }
}
