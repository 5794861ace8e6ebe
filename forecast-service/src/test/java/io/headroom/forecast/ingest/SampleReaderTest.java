package io.headroom.forecast.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.contracts.MetricSample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class SampleReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");

    private final SampleReader reader = new SampleReader(
            Clock.fixed(NOW, ZoneOffset.UTC),
            new IngestProperties(5_000, Duration.ofSeconds(60), Duration.ofDays(35), DataSize.ofGigabytes(1)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'at':'2026-03-02T09:15:00Z','cpuCoresUsed':1} | SAMPLE_INVALID | vmId and at are required",
                "{'vmId':'web-1','cpuCoresUsed':1} | SAMPLE_INVALID | vmId and at are required",
                "{'vmId':'web-1','at':'2026-03-02T09:15:00Z'} | SAMPLE_INVALID | at least one of",
                "{'vmId':'web 1','at':'2026-03-02T09:15:00Z','cpuCoresUsed':1} | SAMPLE_INVALID | vmId 'web 1'",
                "{'vmId':'web-1','at':'yesterday','cpuCoresUsed':1} | SAMPLE_INVALID | 'yesterday'",
                "{'vmId':'web-1','at':'2026-03-02T09:15:00Z','cpuCoresUsed':-1} | SAMPLE_INVALID | cpuCoresUsed -1.0",
                "{'vmId':'web-1','at':'2026-03-02T09:15:00Z','cpuCoresUsed':1e999} | SAMPLE_INVALID | Infinity",
                "{'vmId':'web-1','at':'2026-03-02T09:15:00Z','cpuCoresUsed':'NaN'} | SAMPLE_INVALID | must be a number",
                "{'vmId':'web-1','at':'2026-03-02T09:15:00Z','cpuCoresUsed':[1]} | SAMPLE_INVALID | must be a number",
                "{'vmId':'web-1','at':'2026-03-02T09:15:00Z','errorRatio':1.5} | SAMPLE_INVALID | errorRatio 1.5",
                "{'vmId':'web-1','at':'2026-03-02T09:15:00Z','cpu':1} | SAMPLE_INVALID | unknown field [cpu]",
                "{'vmId':7,'at':'2026-03-02T09:15:00Z','cpuCoresUsed':1} | SAMPLE_INVALID | vmId 7 must be a string",
                "{'vmId':'web-1','at':'2026-03-02T09:16:01Z','cpuCoresUsed':1} | SAMPLE_IN_FUTURE | sender's clock",
                "{'vmId':'web-1','at':'2026-01-01T00:00:00Z','cpuCoresUsed':1} | SAMPLE_TOO_OLD | 35 days",
                "[] | SAMPLE_INVALID | must be an object"
            })
    void namesWhatIsWrongWithASample(String json, IngestError code, String detail) {
        assertThatThrownBy(() -> reader.read("acme", JsonMapper.shared().readTree(json.replace('\'', '"'))))
                .isInstanceOf(UnusableSampleException.class)
                .hasMessageContaining(detail)
                .extracting(problem -> ((UnusableSampleException) problem).code())
                .isEqualTo(code);
    }

    @Test
    void theTenantIsTheCallersWhateverTheSampleSays() {
        MetricSample sample = reader.read(
                "acme",
                JsonMapper.shared()
                        .readTree("{\"vmId\":\"web-1\",\"at\":\"2026-03-02T09:15:00Z\",\"memoryMibUsed\":0}"));

        assertThat(sample.tenantId()).isEqualTo("acme");
        assertThat(sample.memoryMibUsed()).isZero();
        assertThat(sample.cpuCoresUsed()).isNull();
    }

    @Test
    void readsCsvUnderItsHeader() {
        MetricSample sample = csv("at,vmId,cpuCoresUsed,memoryMibUsed").parse("2026-03-02T09:10:00Z,web-1,1.5,");

        assertThat(sample.vmId()).isEqualTo("web-1");
        assertThat(sample.cpuCoresUsed()).isEqualTo(1.5);
        assertThat(sample.memoryMibUsed()).isNull();
    }

    @Test
    void refusesACsvHeaderThatIsNone() {
        assertThatThrownBy(() -> csv("vmId,cpuCoresUsed")).hasMessageContaining("must hold vmId, at");
        assertThatThrownBy(() -> csv(null)).hasMessageContaining("must hold vmId, at");
        assertThatThrownBy(() -> csv("vmId,at,colour")).hasMessageContaining("colour");
    }

    @Test
    void refusesACsvLineOfAnotherWidth() {
        CsvLines lines = csv("vmId,at,cpuCoresUsed");

        assertThatThrownBy(() -> lines.parse("web-1,2026-03-02T09:10:00Z"))
                .hasMessageContaining("2 values under 3 columns");
        assertThatThrownBy(() -> lines.parse("web-1,2026-03-02T09:10:00Z,much"))
                .hasMessageContaining("'much' must be a number");
    }

    private CsvLines csv(@Nullable String header) {
        return CsvLines.open(reader, "acme", header);
    }
}
