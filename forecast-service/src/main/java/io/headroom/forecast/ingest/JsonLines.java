package io.headroom.forecast.ingest;

import io.headroom.contracts.MetricSample;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One JSON sample a line. */
final class JsonLines implements HistoryImport.SampleLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SampleReader reader;
    private final String tenantId;
    private final BufferedReader lines;

    JsonLines(SampleReader reader, String tenantId, BufferedReader lines) {
        this.reader = reader;
        this.tenantId = tenantId;
        this.lines = lines;
    }

    @Override
    public @Nullable String next() throws IOException {
        String line = lines.readLine();
        while (line != null && line.isBlank()) {
            line = lines.readLine();
        }
        return line;
    }

    @Override
    public MetricSample parse(String line) {
        try {
            return reader.read(tenantId, JSON.readTree(line));
        } catch (JacksonException e) {
            throw new UnusableSampleException(IngestError.SAMPLE_INVALID, "no JSON: " + e.getOriginalMessage());
        }
    }
}
