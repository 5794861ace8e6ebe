package io.headroom.sla.breach;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowTrafficGuardTest {

    private final LowTrafficGuard guard = new LowTrafficGuard(3, 0.01);

    /** At a promise of 1 %, of 100 requests 5 or more fail with probability 0.0034, 4 or more with 0.0184. */
    @ParameterizedTest(name = "{1} of {0} failed, promised {2}")
    @CsvSource({
        "3,      1,     0.01,  false",
        "3,      2,     0.01,  false",
        "3,      3,     0.01,  true",
        "100,    5,     0.01,  true",
        "100,    4,     0.01,  false",
        "1000,   5,     0.005, false",
        "3000,   30,    0.005, true",
        "100000, 1000,  0.01,  false",
        "100000, 1200,  0.01,  true",
        "100000, 1010,  0.01,  false",
        "5,      3,     0,     true",
        "0,      0,     0.01,  false",
    })
    void asksForMoreThanChance(double total, double bad, double target, boolean proven) {
        assertThat(guard.proves(total, bad, target)).isEqualTo(proven);
    }
}
