package io.headroom.qos.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.QosAssigned.PenaltyBasis;
import io.headroom.contracts.QosProfile;
import io.headroom.qos.tier.Tier.Terms;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TierOrderTest {

    @Test
    void aDearerTierThatIsBetterThroughoutIsSound() {
        assertThat(TierOrder.violations(List.of(tier("A", "0.02", 4, 100, null), tier("B", "0.04", 30, 400, 0.99))))
                .isEmpty();
    }

    @Test
    void equalsAreNoViolation() {
        assertThat(TierOrder.violations(List.of(tier("A", "0.02", 4, 100, 0.9), tier("B", "0.02", 4, 100, 0.9))))
                .isEmpty();
    }

    @Test
    void namesEverythingInWhichADearerTierIsWorse() {
        List<String> violations =
                TierOrder.violations(List.of(tier("B", "0.04", 3, 50, null), tier("A", "0.02", 4, 100, 0.9)));

        assertThat(violations)
                .containsExactly(
                        "cpuWeight of B is worse than that of the cheaper A",
                        "latencyTarget of B is worse than that of the cheaper A",
                        "shortageWeight of B is worse than that of the cheaper A");
    }

    private static Tier tier(String name, String price, double weight, int cpuWeight, @Nullable Double latency) {
        return new Tier(
                name,
                1,
                new Terms(
                        new BigDecimal(price),
                        new BigDecimal("0.0025"),
                        0.3,
                        weight,
                        PenaltyBasis.UNMET,
                        null,
                        1,
                        1,
                        new QosProfile(cpuWeight, 0.5, 10, 100, 100, 50, 500),
                        0.95,
                        latency,
                        0.05,
                        0.05));
    }
}
