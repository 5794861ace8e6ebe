package io.headroom.bench.loop;

import static io.headroom.bench.loop.Spans.POSTED;
import static io.headroom.bench.loop.Spans.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.bench.Printed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTreeTest {

    private static final List<Span> TRACE = List.of(
            span("t", "3", "2", "plan", 40, 2),
            span("t", "1", "client", "http post", 5, 20),
            span("t", "4", "1", "metrics send", 12, 3),
            span("t", "2", "1", "metrics receive", 30, 15),
            span("t", "5", "3", "plan again", 90, 1));

    @Test
    void indentsWhatASpanLedToUnderItInTheOrderOfTheirStarts() {
        assertThat(lines(POSTED.plusSeconds(1)))
                .containsExactly(
                        line("service", "span", "starts ms", "takes ms"),
                        line("gateway", "http post", "5.0", "20.0"),
                        line("gateway", "  metrics send", "12.0", "3.0"),
                        line("gateway", "  metrics receive", "30.0", "15.0"),
                        line("allocator-service", "    plan", "40.0", "2.0"),
                        line("allocator-service", "      plan again", "90.0", "1.0"));
    }

    @Test
    void leavesOutWhatBeganAfterTheEndAndSaysSo() {
        assertThat(lines(POSTED.plusMillis(40)))
                .hasSize(5)
                .doesNotContain(line("allocator-service", "    plan", "40.0", "2.0"))
                .endsWith("  and 2 spans that began afterwards");
    }

    @Test
    void aSpanWhoseParentWasNeverWrittenStandsByItself() {
        Printed printed = new Printed();

        new SpanTree(List.of(span("t", "2", "lost", "plan", 7, 1)), POSTED).print(printed.out(), Instant.MAX);

        assertThat(printed.text()).contains("allocator-service  plan ");
    }

    private static List<String> lines(Instant end) {
        Printed printed = new Printed();
        new SpanTree(TRACE, POSTED).print(printed.out(), end);
        return printed.text().lines().toList();
    }

    private static String line(String service, String span, String starts, String takes) {
        return String.format("  %-18s %-46s %10s %10s", service, span, starts, takes);
    }
}
