package io.headroom.bench.loop;

import static io.headroom.bench.loop.Spans.span;
import static io.headroom.bench.loop.Spans.surge;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.bench.Printed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HopsTest {

    @Test
    void sumUpEachKindOfSpanUpToTheReportInTheOrderOfTheirUsualStart() {
        Printed printed = new Printed();
        Map<String, List<Span>> spans = Map.of(
                "a", List.of(span("a", "1", null, "plan", 30, 4), span("a", "2", null, "http post", 2, 10)),
                "b", List.of(span("b", "1", null, "plan", 50, 2), span("b", "2", null, "plan", 101, 2)),
                "c", List.of(span("c", "1", null, "plan", 40, 3)));

        new Hops(List.of(surge("a", 100), surge("b", 100), surge("c", 100)), spans).print(printed.out());

        List<String> lines =
                printed.text().lines().filter(line -> line.contains(".")).toList();
        assertThat(lines.get(0).trim().split("\\s+"))
                .containsExactly("gateway", "http", "post", "1", "2.0", "2.0", "10.0", "10.0");
        assertThat(lines.get(1).trim().split("\\s+"))
                .containsExactly("allocator-service", "plan", "3", "40.0", "50.0", "3.0", "4.0");
    }
}
