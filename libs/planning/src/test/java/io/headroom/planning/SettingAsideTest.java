package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.planning.SettingAside.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingAsideTest {

    private static final long[] UNIT = {250, 256};

    /** At step 5, with an hour of 12 steps: the hours begin at 17, 24, 36 and end at 48. */
    private static SettingAside atStepFive() {
        return new SettingAside(5, 48, Timing.USUAL, 2);
    }

    private static Span span(long from, long to, long cpu, long memory) {
        return new Span(from, to, new long[] {cpu, memory});
    }

    @Test
    void setsAsideWholeHoursThatANeedReachesInto() {
        SettingAside aside = atStepFive();

        // Steps 17 to 28 of the grid: the rest of one hour and the first steps of the next.
        aside.need(0, List.of(new ReservationsAhead.Span(12, 24, 500)));

        assertThat(aside.missing(List.of(), UNIT)).usingRecursiveComparison().isEqualTo(List.of(span(17, 36, 500, 0)));
    }

    @Test
    void partsHoursThatLackDifferentAmountsAndTakesTheLargestOfAnHour() {
        SettingAside aside = atStepFive();

        aside.need(0, List.of(new ReservationsAhead.Span(12, 24, 500), new ReservationsAhead.Span(24, 36, 750)));
        aside.need(1, List.of(new ReservationsAhead.Span(31, 43, 512)));

        assertThat(aside.missing(List.of(), UNIT))
                .usingRecursiveComparison()
                .isEqualTo(List.of(span(17, 24, 500, 0), span(24, 36, 750, 0), span(36, 48, 750, 512)));
    }

    @Test
    void topsUpOnlyForALackOfMoreThanAFifth() {
        SettingAside aside = atStepFive();
        aside.need(0, List.of(new ReservationsAhead.Span(19, 31, 1500)));

        assertThat(aside.missing(List.of(span(24, 36, 1250, 0)), UNIT)).isEmpty();
        assertThat(aside.missing(List.of(span(24, 36, 1000, 0)), UNIT))
                .usingRecursiveComparison()
                .isEqualTo(List.of(span(24, 36, 500, 0)));
    }

    @Test
    void countsTheLeastThatIsSetAsideWithinAnHour() {
        SettingAside aside = atStepFive();
        aside.need(0, List.of(new ReservationsAhead.Span(19, 31, 1000)));

        assertThat(aside.missing(List.of(span(24, 30, 1000, 0), span(30, 36, 250, 0)), UNIT))
                .usingRecursiveComparison()
                .isEqualTo(List.of(span(24, 36, 750, 0)));
    }

    @Test
    void withinTheHoldSetsAsideSingleStepsThatCanStillBeReached() {
        SettingAside aside = atStepFive();

        // A command reaches step 6; step 7 is decided on next.
        aside.need(0, List.of(new ReservationsAhead.Span(2, 4, 500), new ReservationsAhead.Span(6, 7, 250)));

        assertThat(aside.missing(List.of(), UNIT))
                .usingRecursiveComparison()
                .isEqualTo(List.of(span(7, 9, 500, 0), span(11, 12, 250, 0)));
    }

    @Test
    void givesBackWhatTheStepDecidedOnNextIsNotWorth() {
        SettingAside aside = atStepFive();
        aside.need(0, List.of(new ReservationsAhead.Span(2, 3, 500)));
        Span hour = span(0, 12, 500, 0);
        Span besideIt = span(7, 8, 250, 0);
        Span memory = span(7, 8, 0, 256);
        Span later = span(8, 12, 1_000, 0);

        assertThat(aside.tooMuch(List.of(hour, later))).isEmpty();
        assertThat(aside.tooMuch(List.of(hour, besideIt, later))).containsExactly(hour, besideIt);
        assertThat(aside.tooMuch(List.of(hour, memory))).containsExactly(memory);
    }

    @Test
    void keepsWhatIsNeededInTheHoursBeside() {
        SettingAside aside = atStepFive();
        aside.need(0, List.of(new ReservationsAhead.Span(32, 43, 500)));

        assertThat(aside.isNeeded(span(24, 36, 250, 0))).isTrue();
        assertThat(aside.isNeeded(span(17, 24, 250, 0))).isFalse();
        assertThat(aside.isNeeded(span(36, 48, 0, 256))).isFalse();
        assertThat(aside.isClose(span(18, 24, 250, 0))).isTrue();
        assertThat(aside.isClose(span(19, 24, 250, 0))).isFalse();
    }
}
