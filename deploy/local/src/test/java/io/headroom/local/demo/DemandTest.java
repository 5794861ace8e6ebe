package io.headroom.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandTest {

    private static final String HEADER = "series_id,timestamp_iso8601,cpu_cores,cpu_used_cores,mem_capacity_mib,"
            + "mem_used_mib,disk_read_kib_s,disk_write_kib_s,net_rx_kib_s,net_tx_kib_s\n";

    @Test
    void equalSeedsGiveEqualDemandWithADayInIt() {
        SyntheticDemand demand = new SyntheticDemand(7, 2, 14 * SyntheticDemand.DAY);
        SyntheticDemand again = new SyntheticDemand(7, 2, 14 * SyntheticDemand.DAY);

        double product = 0;
        double squares = 0;
        double mean = 0;
        int n = demand.steps() - SyntheticDemand.DAY;
        for (int step = 0; step < demand.steps(); step++) {
            assertThat(demand.at(step)).isEqualTo(again.at(step));
            assertThat(demand.at(step).cpuCores()).isPositive();
            mean += demand.at(step).cpuCores() / demand.steps();
        }
        for (int step = 0; step < n; step++) {
            double now = demand.at(step).cpuCores() - mean;
            product += now * (demand.at(step + SyntheticDemand.DAY).cpuCores() - mean);
            squares += now * now;
        }
        assertThat(product / squares).as("autocorrelation at a day").isGreaterThan(0.4);
    }

    @Test
    void readsSeriesThatAreLongEnoughAndLeavesGapsMissing(@TempDir Path directory) throws IOException {
        Path file = trace(
                directory,
                HEADER
                        + "short,2013-08-12T13:40:00Z,1,0.5,1024,100,1,2,3,4\n"
                        + "vm-a,2013-08-12T13:40:00Z,2,0.5,2048,100,1,2,3,4\n"
                        + "vm-a,2013-08-12T13:45:00Z,2,,2048,200,1,2,3,4\n"
                        + "vm-b,2013-08-12T13:40:00Z,4,1.5,4096,300,1,,3,4\n"
                        + "vm-b,2013-08-12T13:45:00Z,4,2.5,4096,400,1,2,3,4\n");

        List<TraceDemand> series = TraceDemand.read(file, 5, 1);

        assertThat(series).hasSize(2);
        assertThat(series.get(0).cores()).isEqualTo(2);
        assertThat(series.get(0).at(1).cpuCores()).isNaN();
        assertThat(series.get(0).at(0).diskKibPerS()).isEqualTo(3);
        assertThat(series.get(1).at(0).diskKibPerS()).isNaN();
        assertThat(series.get(1).at(9).cpuCores()).isEqualTo(2.5);
        assertThat(TraceDemand.read(file, 1, 1)).hasSize(1);
    }

    @Test
    void scalesPercentByAnAssumedSize(@TempDir Path directory) throws IOException {
        Path file = trace(
                directory,
                HEADER.replace("cpu_used_cores", "cpu_used_pct") + "a,t,,50,,100,,,,\n" + "a,t,,25,,100,,,,\n");

        TraceDemand demand = TraceDemand.read(file, 1, 1).get(0);

        assertThat(demand.at(0).cpuCores()).isCloseTo(demand.cores() / 2, within(1e-9));
        assertThat(demand.at(0).networkKibPerS()).isNaN();
    }

    @Test
    void refusesAFileThatIsNoTrace(@TempDir Path directory) throws IOException {
        Path file = trace(directory, "a,b,c\n1,2,3\n");

        assertThatThrownBy(() -> TraceDemand.read(file, 1, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("series_id");
    }

    private static Path trace(Path directory, String text) throws IOException {
        Path file = directory.resolve("trace.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
