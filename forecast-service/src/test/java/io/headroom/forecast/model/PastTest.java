package io.headroom.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.support.DomainTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of a series, and how it goes on. */
class PastTest {

    private static final DomainTime TIME = new DomainTime(1, Clock.systemUTC());

    @Test
    void comesBackToSevenDigitsWithItsGaps() {
        Past past = new Past(1_000, new double[] {1.23456789, Double.NaN, 9_876_543.21, 0});

        Past read = Past.read(past.save(TIME), TIME);

        assertThat(read).isNotNull();
        assertThat(read.first()).isEqualTo(1_000);
        assertThat(read.end()).isEqualTo(1_004);
        for (int i = 0; i < 4; i++) {
            if (i == 1) {
                assertThat(read.values()[i]).isNaN();
            } else {
                assertThat(read.values()[i]).isCloseTo(past.values()[i], within(1e-7 * past.values()[i]));
            }
        }
    }

    @Test
    void isOfNoUseWithStepsOfAnotherLengthOrCutShort() {
        byte[] saved = new Past(1_000, new double[] {1, 2, 3}).save(TIME);

        assertThat(Past.read(saved, new DomainTime(60, Clock.systemUTC()))).isNull();
        assertThat(Past.read(Arrays.copyOf(saved, saved.length - 1), TIME)).isNull();
        assertThat(Past.read(new byte[] {1, 2, 3}, TIME)).isNull();
    }

    @Test
    void goesOnWithTheStepsSinceAndForgetsTheOldest() {
        Past past = new Past(10, new double[] {1, 2, 3});

        Past longer =
                past.continued(16, 5, List.of(new Past.Step(12, 99), new Past.Step(14, 5), new Past.Step(16, 99)));

        assertThat(longer.first()).isEqualTo(11);
        assertThat(longer.values()).containsExactly(2, 3, Double.NaN, 5, Double.NaN);
    }

    @Test
    void ofThatLongAgoOnlyTheNewStepsAreKept() {
        Past longer = new Past(10, new double[] {1, 2, 3}).continued(20, 4, List.of(new Past.Step(17, 5)));

        assertThat(longer.first()).isEqualTo(16);
        assertThat(longer.values()).containsExactly(Double.NaN, 5, Double.NaN, Double.NaN);
    }
}
