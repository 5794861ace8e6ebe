package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void areNearestRanksWhateverTheOrder() {
        List<Double> values = new ArrayList<>(
                IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList());
        Collections.shuffle(values, new Random(7));

        Percentiles percentiles = Percentiles.of(values);

        assertThat(percentiles.median()).isEqualTo(100);
        assertThat(percentiles.at(0.99)).isEqualTo(198);
        assertThat(percentiles.at(1)).isEqualTo(200);
        assertThat(percentiles.at(0.001)).isEqualTo(1);
        assertThat(percentiles.count()).isEqualTo(200);
    }

    @Test
    void takeTheRankThatRoundingMissesByAHair() {
        Percentiles ofAHundred = Percentiles.of(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());

        // 0.07 * 100 is 7.000000000000001 in binary.
        assertThat(ofAHundred.at(0.07)).isEqualTo(7);
    }

    @Test
    void countWhatNeverCameAbout() {
        Percentiles percentiles = Percentiles.of(List.of(1.0, 2.0, Double.POSITIVE_INFINITY));

        assertThat(percentiles.median()).isEqualTo(2);
        assertThat(percentiles.at(0.99)).isInfinite();
    }

    @Test
    void areUnknownOfNothingAndRefuseAnotherShare() {
        assertThat(Percentiles.of(List.of()).median()).isNaN();
        assertThatThrownBy(() -> Percentiles.of(List.of(1.0)).at(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> Percentiles.of(List.of(1.0)).at(99)).hasMessageContaining("99");
    }
}
