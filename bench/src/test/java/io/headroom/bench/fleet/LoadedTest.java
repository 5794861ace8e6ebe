package io.headroom.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.bench.fleet.Loaded.Use;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoadedTest {

    @Test
    void eachVmHasANameOfItsOwn() {
        assertThat(Loaded.names(2_000)).doesNotHaveDuplicates().hasSize(2_000).startsWith("fleet-00000");
    }

    @Test
    void useIsPositiveAndSwingsOverTheDay() {
        Random random = new Random(5);
        double low = 0;
        double high = 0;
        for (int day = 0; day < 20; day++) {
            // A quarter and three quarters of a day after VM 0 crosses its mean.
            high += Use.at(0, 288 * day + 72, random).cores();
            low += Use.at(0, 288 * day + 216, random).cores();
        }

        assertThat(low / 20).isBetween(0.2, 0.7);
        assertThat(high / 20).isBetween(1.0, 1.5);
        for (int step = -288; step < 288; step++) {
            Use use = Use.at(3, step, random);
            assertThat(use.cores()).isPositive();
            assertThat(use.memory()).isPositive();
            assertThat(use.disk()).isPositive();
            assertThat(use.network()).isPositive();
        }
    }

    @Test
    void aLiveSampleIsOneOfAllFourResources() {
        JsonNode sample = JsonMapper.shared()
                .readTree(new Use(1.25, 1_400, 300, 500).json("fleet-00001", Instant.parse("2026-03-02T09:15:00Z")));

        assertThat(sample.path("vmId").asString()).isEqualTo("fleet-00001");
        assertThat(sample.path("cpuCoresUsed").asDouble()).isEqualTo(1.25);
        assertThat(sample.path("memoryMibUsed").asDouble()).isEqualTo(1_400);
        assertThat(sample.path("diskWriteKibPerS").asDouble()).isEqualTo(300);
        assertThat(sample.path("networkRxKibPerS").asDouble()).isEqualTo(500);
    }
}
