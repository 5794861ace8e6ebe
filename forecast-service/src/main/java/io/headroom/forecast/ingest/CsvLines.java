package io.headroom.forecast.ingest;

import io.headroom.contracts.MetricSample;
import io.headroom.forecast.history.HistoryLoad;
import io.headroom.forecast.history.Measure;
import io.headroom.support.web.ProblemException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comma-separated samples under a header line; no value of theirs can hold a comma, so none is quoted. */
final class CsvLines implements HistoryImport.LineParser {

    private final SampleReader reader;
    private final String tenantId;
    private final List<String> header;

    private CsvLines(SampleReader reader, String tenantId, List<String> header) {
        this.reader = reader;
        this.tenantId = tenantId;
        this.header = header;
    }

    /**
     * Takes the header line, null if there is none.
     *
     * @throws ProblemException IMPORT_HEADER_INVALID if it lacks vmId or at, or names a column that is none
     */
    static CsvLines open(SampleReader reader, String tenantId, @Nullable String first) {
        List<String> header =
                first == null ? List.of() : Arrays.asList(first.strip().split(",", -1));
        boolean sound = header.contains("vmId")
                && header.contains("at")
                && header.stream().allMatch(name -> name.equals("vmId") || name.equals("at") || measure(name) != null);
        if (!sound) {
            throw new ProblemException(
                    IngestError.IMPORT_HEADER_INVALID,
                    "the header " + header + " must hold vmId, at and some of " + HistoryLoad.fields());
        }
        return new CsvLines(reader, tenantId, header);
    }

    @Override
    public MetricSample parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != header.size()) {
            throw new UnusableSampleException(
                    IngestError.SAMPLE_INVALID, cells.length + " values under " + header.size() + " columns");
        }
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        String vmId = null;
        String at = null;
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            Measure measure = measure(header.get(i));
            if (measure == null) {
                vmId = header.get(i).equals("vmId") ? cell : vmId;
                at = header.get(i).equals("at") ? cell : at;
            } else if (!cell.isEmpty()) {
                values.put(measure, number(measure, cell));
            }
        }
        return reader.sample(tenantId, vmId, at, null, values);
    }

    private static double number(Measure measure, String cell) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new UnusableSampleException(
                    IngestError.SAMPLE_INVALID, measure.field() + " '" + cell + "' must be a number");
        }
    }

    private static @Nullable Measure measure(String name) {
        for (Measure measure : Measure.values()) {
            if (measure.field().equals(name)) {
                return measure;
            }
        }
        return null;
    }
}
