package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsTwiceAsLongEachTimeUpToHalfAMinute() {
        Backoff backoff = new Backoff();

        List<Long> waits = Stream.generate(() -> backoff.afterDeath(Duration.ofSeconds(2)))
                .limit(7)
                .map(Duration::toSeconds)
                .toList();

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void startsOverAfterALifeOfAMinute() {
        Backoff backoff = new Backoff();
        backoff.afterDeath(Duration.ZERO);
        backoff.afterDeath(Duration.ZERO);

        assertThat(backoff.afterDeath(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }
}
