package io.headroom.replay.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.replay.Demand;
import io.headroom.replay.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracesTest {

    private static final String HEADER =
            "series_id,timestamp_iso8601,cpu_cores,cpu_used_cores,mem_capacity_mib,mem_used_mib\n";
    private static final String BITBRAINS =
            "Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];\t"
                    + "Memory capacity provisioned [KB];\tMemory usage [KB]\n";

    @TempDir
    private Path directory;

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static List<Demand> read(Path path, Resource resource) throws IOException {
        List<Demand> all = new ArrayList<>();
        Traces.open(path, resource).read(id -> true, all::add);
        return all;
    }

    @Test
    void readsATraceTable() throws IOException {
        Path file = file(
                "t.csv",
                HEADER + "a,2026-01-01T00:02:00Z,2,0.5,1024,100\na,2026-01-01T00:12:00Z,4,,1024,200\n"
                        + "a,2026-01-01T00:17:00Z,4,5,1024,300\nb,2026-01-01T00:07:00Z,1,0.25,512,\n");

        List<Demand> cpu = read(file, Resource.CPU);

        assertThat(cpu).extracting(Demand::id).containsExactly("a", "b");
        assertThat(cpu.get(0).capacity()).isEqualTo(4);
        assertThat(cpu.get(0).steps()).isEqualTo(4);
        assertThat(cpu.get(0).at(0)).isEqualTo(0.5);
        assertThat(cpu.get(0).at(1)).isNaN();
        assertThat(cpu.get(0).at(3)).isEqualTo(4);
        assertThat(cpu.get(1).at(1)).isEqualTo(0.25);
        assertThat(read(file, Resource.MEMORY)).extracting(Demand::id).containsExactly("a");
    }

    @Test
    void readsPerCentOfTheVmsSizeAndUnpacks() throws IOException {
        Path file = directory.resolve("t.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER.replace("used_cores", "used_pct") + "a,2026-01-01T00:00:00Z,2,50,,\n"
                            + "b,2026-01-01T00:00:00Z,,50,,\n")
                    .getBytes(UTF_8));
        }

        assertThat(read(file, Resource.CPU)).extracting(vm -> vm.at(0)).containsExactly(1.0, 2.0);
    }

    @Test
    void readsBitbrainsFilesWithTheMeanOfAStep() throws IOException {
        file("vms/10.csv", BITBRAINS + "1376314846;\t2;\t5000;\t2500;\t50;\t2097152;\t1048576\n");
        file(
                "vms/9.csv",
                BITBRAINS + "1376314846;\t4;\t10000;\t2500;\t25;\t2097152;\t1024\n"
                        + "1376314847;\t4;\t10000;\t7500;\t75;\t2097152;\t3072\n");

        List<Demand> cpu = read(directory.resolve("vms"), Resource.CPU);

        assertThat(cpu).extracting(Demand::id).containsExactly("9", "10");
        assertThat(cpu).extracting(vm -> vm.at(0)).containsExactly(2.0, 1.0);
        assertThat(cpu.get(0).grid().start()).isEqualTo(1376314800);
        assertThat(read(directory.resolve("vms"), Resource.MEMORY))
                .extracting(vm -> vm.at(0))
                .containsExactly(2.0, 1024.0);
    }

    @Test
    void readsAzuresReadingsInEitherOrderOfColumns() throws IOException {
        Path published = file("azure.csv", "0,x/+==,1,9,50\n0,y,1,9,25\n300,x/+==,1,9,100\n");
        Path turned = file("turned.csv", "vm id,timestamp,min cpu,max cpu,avg cpu\nx,0,1,9,50\n");

        assertThat(read(published, Resource.CPU)).extracting(Demand::id).containsExactly("x/+==", "y");
        assertThat(read(published, Resource.CPU).get(0).at(1)).isEqualTo(4);
        assertThat(read(turned, Resource.CPU).get(0).at(0)).isEqualTo(2);
        assertThatThrownBy(() -> read(published, Resource.MEMORY)).hasMessageContaining("no memory");
    }

    @Test
    void readsAnAnswerOfPrometheus() throws IOException {
        Path file = file("p.json", """
                {"status":"success","data":{"resultType":"matrix","result":[
                {"metric":{"__name__":"m","vm":"web 1"},"values":[[300,"1048576"],[330.5,"3145728"],[600,"NaN"]]},
                {"metric":{"zone":"b","job":"a"},"values":[[900,"2097152"]]}]}}
                """);

        List<Demand> memory = read(file, Resource.MEMORY);

        assertThat(memory).extracting(Demand::id).containsExactly("web_1", "job=a;zone=b");
        assertThat(memory.get(0).at(0)).isEqualTo(3);
        assertThat(memory.get(0).at(1)).isNaN();
        assertThat(memory.get(1).at(2)).isEqualTo(2);
        assertThatThrownBy(() -> read(file, Resource.CPU))
                .isInstanceOf(UnreadableTraceException.class)
                .hasMessageContaining("series web_1 is of 3145728.0, more than any VM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a,2026-01-01T00:00:00Z,1,x,1,1|line 2: use 'x' is no number",
                "a,2026-01-01T00:00:00Z,1,-1,1,1|line 2: use '-1' is not finite",
                "a,2026-01-01T00:00:00Z,1,1e999,1,1|line 2: use '1e999' is not finite",
                "a,2026-01-01T00:00:00Z,NaN,1,1,1|line 2: capacity 'NaN' is not finite",
                "a,yesterday,1,1,1,1|line 2: time stamp 'yesterday'",
                "a,2026-01-01T00:00:00Z,1|line 2: the row has 3 columns",
                "a b,2026-01-01T00:00:00Z,1,1,1,1|line 2: series id 'a b'",
            })
    void refusesABadRowWithFileAndLine(String row, String said) throws IOException {
        Path file = file("bad.csv", HEADER + row + "\n");

        assertThatThrownBy(() -> read(file, Resource.CPU))
                .isInstanceOf(UnreadableTraceException.class)
                .hasMessageContaining("bad.csv")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"status\":\"error\"}|expected \"data\"",
                "{\"data\":{\"resultType\":\"vector\",\"result\":[]}}|expected resultType matrix",
                "{\"data\":{\"result\":[{\"metric\":{},\"values\":[[1,\"-2\"]]}]}}|expected a value that is finite",
                "{\"data\":{\"result\":[{\"metric\":{},\"values\":[[1e99,\"2\"]]}]}}|expected a time stamp in seconds",
                "{\"data\":{\"result\":[|no readable JSON",
                "hello|no known format begins with 'hello'",
            })
    void refusesABadFile(String content, String said) throws IOException {
        Path file = file("bad.json", content);

        assertThatThrownBy(() -> read(file, Resource.CPU))
                .isInstanceOf(UnreadableTraceException.class)
                .hasMessageContaining(said);
    }

    @Test
    void refusesSeriesInPiecesEndlessLinesAndDamagedArchives() throws IOException {
        String row = ",2026-01-01T00:00:00Z,1,1,1,1\n";
        Path pieces = file("pieces.csv", HEADER + "a" + row + "b" + row + "a" + row);
        Path endless = file("endless.csv", HEADER + "a".repeat(70_000));
        Path far = file("far.csv", HEADER + "a" + row + "a,2126-01-01T00:00:00Z,1,1,1,1\n");
        Path damaged = directory.resolve("damaged.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(damaged))) {
            out.write((HEADER + ("a" + row).repeat(1000)).getBytes(UTF_8));
        }
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> read(pieces, Resource.CPU)).hasMessageContaining("do not stand together");
        assertThatThrownBy(() -> read(endless, Resource.CPU)).hasMessageContaining("line 2: the line is longer");
        assertThatThrownBy(() -> read(far, Resource.CPU)).hasMessageContaining("more than three years apart");
        assertThatThrownBy(() -> read(damaged, Resource.CPU)).hasMessageContaining("damaged or cut off");
    }

    private static void readWithin(Path path, TraceLimits limits) throws IOException {
        Traces.open(path, Resource.CPU, limits).read(id -> true, vm -> {});
    }

    private Path packed(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }

    @Test
    void endsAFileThatUnpacksWithoutEnd() throws IOException {
        byte[] rows = (HEADER + "a,2026-01-01T00:00:00Z,1,1,1,1\n".repeat(100_000)).getBytes(UTF_8);
        byte[] json = ("{\"data\":{\"no\":[" + "1,".repeat(1_000_000) + "1]}}").getBytes(UTF_8);
        TraceLimits limits = new TraceLimits(1 << 20, 10);

        for (Path bomb : List.of(packed("rows.gz", rows), packed("json.gz", json))) {
            assertThat(Files.size(bomb)).isLessThan(20_000);
            assertThatThrownBy(() -> readWithin(bomb, limits))
                    .isInstanceOf(TraceTooLargeException.class)
                    .hasMessageContaining("larger than 1 MB once it is unpacked");
        }
        readWithin(packed("rows.gz", rows), new TraceLimits(rows.length, 1));
    }

    @Test
    void takesNoMoreSeriesThanItMay() throws IOException {
        String row = ",2026-01-01T00:00:00Z,1,1,1,1\n";
        Path table = file("many.csv", HEADER + "a" + row + "b" + row + "c" + row);
        Path azure = file("azure.csv", "0,x,1,9,50\n0,y,1,9,50\n0,z,1,9,50\n");
        Path prometheus = file("p.json", """
                {"data":{"result":[{"metric":{"vm":"a"},"values":[[1,"1"]]},{"metric":{"vm":"b"},"values":[[1,"1"]]},
                {"metric":{"vm":"c"},"values":[[1,"1"]]}]}}
                """);

        for (Path file : List.of(table, azure, prometheus)) {
            assertThatThrownBy(() -> readWithin(file, new TraceLimits(1 << 20, 2)))
                    .as(file.toString())
                    .isInstanceOf(TraceTooLargeException.class)
                    .hasMessageContaining("more than 2 series");
            readWithin(file, new TraceLimits(1 << 20, 3));
        }
    }

    @Test
    void refusesLabelsAndSizesThatWouldFillTheMemory() throws IOException {
        Path labels = file(
                "labels.json",
                "{\"data\":{\"result\":[{\"metric\":{\"vm\":\"" + "x".repeat(100_000) + "\"},\"values\":[]}]}}");
        Path size = file("size.csv", HEADER + "a,2026-01-01T00:00:00Z,1e9,1e9,1,1\n");
        Path header = directory.resolve("header.gz");
        Files.write(header, new byte[] {0x1f, (byte) 0x8b, 1, 1});

        assertThatThrownBy(() -> read(labels, Resource.CPU)).isInstanceOf(UnreadableTraceException.class);
        assertThatThrownBy(() -> read(size, Resource.CPU))
                .isInstanceOf(UnreadableTraceException.class)
                .hasMessageContaining("series a is of 1.0E9");
        assertThatThrownBy(() -> read(header, Resource.CPU))
                .hasMessageContaining("line 1: the compressed file is damaged");
    }
}
