package io.headroom.forecast.ingest;

import io.headroom.contracts.MetricSample;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One JSON sample a line. */
final class JsonLines implements HistoryImport.LineParser {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SampleReader reader;
    private final String tenantId;

    JsonLines(SampleReader reader, String tenantId) {
        this.reader = reader;
        this.tenantId = tenantId;
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
