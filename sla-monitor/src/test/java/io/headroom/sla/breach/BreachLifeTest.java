package io.headroom.sla.breach;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.SlaObjective.Kind;
import io.headroom.sla.window.ObjectiveMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreachLifeTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private final BreachLife life =
            new BreachLife(new BreachRule(3, 5, 5), new LowTrafficGuard(3, 0.01), Duration.ofMinutes(1));

    /** g is a good minute, b a bad one, s a silent one. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bbb,     0",
        "gbgbb,   1",
        "bgbgb,   0",
        "bsbsb,   0",
        "ggbbgb,  2",
        "bbgggb,  -1",
        "bssssbb, -1",
        "bb,      -1",
        "bbbg,    -1",
    })
    void opensWhenThreeOfTheLastFiveMinutesAreBad(String story, int firstBad) {
        var window = life.opens(minutes(story), null);

        if (firstBad < 0) {
            assertThat(window).isEmpty();
        } else {
            assertThat(window).hasValueSatisfying(found -> {
                assertThat(found.from()).isEqualTo(minute(firstBad));
                assertThat(found.to()).isEqualTo(minute(story.length()));
            });
        }
    }

    @Test
    void leavesTheMinutesOfAnEarlierBreachToIt() {
        assertThat(life.opens(minutes("bbbb"), minute(2))).isEmpty();
        assertThat(life.opens(minutes("bbbbb"), minute(2))).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"bbbggggg, true", "bbbgggg, false", "bbbggggbg, false", "bbbgggsgg, true", "bbbssssss, false"})
    void resolvesAfterFiveGoodMinutesInARow(String story, boolean resolved) {
        assertThat(life.resolves(minutes(story), minute(3)).isPresent()).isEqualTo(resolved);
    }

    @Test
    void aBreachOfTheErrorRatioTakesMoreThanChance() {
        List<ObjectiveMinute> noisy = List.of(errors(0, 1_000, 6), errors(1, 1_000, 6), errors(2, 1_000, 6));
        List<ObjectiveMinute> failing = List.of(errors(0, 1_000, 20), errors(1, 1_000, 20), errors(2, 1_000, 20));

        assertThat(life.opens(noisy, null)).isEmpty();
        assertThat(life.opens(failing, null)).isPresent();
    }

    @Test
    void fewRequestsThatAllFailAreEnough() {
        assertThat(life.opens(List.of(errors(0, 1, 1), errors(2, 1, 1), errors(3, 1, 1)), null))
                .isPresent();
        assertThat(life.opens(List.of(errors(0, 1, 0.5), errors(2, 1, 0.5), errors(3, 1, 0.5)), null))
                .isEmpty();
    }

    @Test
    void tellsCauseAndBurnOfTheWindow() {
        BadWindow window = life.opens(minutes("gbgbb"), null).orElseThrow();

        assertThat(window.cause()).isEqualTo("CPU_AT_LIMIT");
        assertThat(window.observed()).isEqualTo(0.25);
        assertThat(window.burn()).isBetween(14.9, 15.1);
    }

    private static List<ObjectiveMinute> minutes(String story) {
        List<ObjectiveMinute> minutes = new ArrayList<>();
        for (int i = 0; i < story.length(); i++) {
            char kind = story.charAt(i);
            if (kind != 's') {
                boolean good = kind == 'g';
                minutes.add(new ObjectiveMinute(
                        Kind.RESOURCE_SATISFACTION,
                        minute(i),
                        good,
                        1,
                        good ? 0 : 1,
                        0.95,
                        good ? null : "CPU_AT_LIMIT",
                        null));
            }
        }
        return minutes;
    }

    private static ObjectiveMinute errors(int at, double requests, double failed) {
        boolean good = failed <= 0.005 * requests;
        return new ObjectiveMinute(
                Kind.ERROR_RATIO, minute(at), good, requests, failed, 0.005, good ? null : "ERRORS_OVER_TARGET", null);
    }

    private static Instant minute(int number) {
        return NINE.plusSeconds(60L * number);
    }
}
