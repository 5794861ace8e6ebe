package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.planning.CostCut.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostCutTest {

    @Test
    void lowersTheLeastWorthOfAPayerUntilItsThresholdHolds() {
        Map<String, Double> spendable = new HashMap<>(Map.of("poor", -5.0, "rich", 1.0));

        boolean[] lowered = CostCut.choose(
                spendable,
                List.of(
                        new Held("rich", 9),
                        new Held("poor", 3),
                        new Held("poor", 4),
                        new Held("poor", 100),
                        new Held("unbounded", 7)));

        assertThat(lowered).containsExactly(false, true, true, false, false);
        assertThat(spendable).isEqualTo(Map.of("poor", 2.0, "rich", 1.0));
    }

    @Test
    void stopsWhereNothingIsLeftToLower() {
        Map<String, Double> spendable = new HashMap<>(Map.of("poor", -5.0));

        assertThat(CostCut.choose(spendable, List.of(new Held("poor", 3)))).containsExactly(true);

        assertThat(spendable).containsEntry("poor", -2.0);
    }
}
