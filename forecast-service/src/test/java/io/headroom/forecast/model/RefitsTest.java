package io.headroom.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefitsTest {

    @Test
    void restsForAsMuchAsTheShareOfProcessorTimeAsks() {
        assertThat(Refits.rest(100, 100, 0.5)).isEqualTo(100);
        assertThat(Refits.rest(100, 100, 0.25)).isEqualTo(300);
        assertThat(Refits.rest(100, 100, 1)).isZero();
    }

    @Test
    void aFitThatWaitedForAProcessorHasRestedAlready() {
        assertThat(Refits.rest(150, 100, 0.5)).isEqualTo(50);
        assertThat(Refits.rest(400, 100, 0.5)).isZero();
    }
}
