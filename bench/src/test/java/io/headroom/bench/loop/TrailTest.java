package io.headroom.bench.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {

    @Test
    void isShownByATraceWithEveryHopAndByNoneThatLacksOne() {
        List<Span> spans = new ArrayList<>();
        for (String hop : Trail.HOPS) {
            assertThat(Trail.shownBy(spans)).as("before " + hop).isFalse();
            int end = hop.indexOf(' ');
            spans.add(new Span(
                    "t", hop, null, hop.substring(0, end), hop.substring(end + 1), Spans.POSTED, Duration.ZERO));
        }

        assertThat(Trail.shownBy(spans)).isTrue();
    }
}
