package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.headroom.planning.CostCut.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostCutTest {

    /** Units worth 10, 5, 1 and nothing more, times a weight. */
    private static Held held(String payer, int units, double unitCost, double weight) {
        double[] worth = {10, 5, 1, 0};
        return new Held(payer, units, 1, unitCost, unit -> weight * worth[unit]);
    }

    @Test
    void givesBackTheUnitsWorthLeastForTheirCostUntilTheThresholdHolds() {
        Map<String, Double> spendable = new HashMap<>(Map.of("poor", -7.0, "rich", 0.0));

        int[] kept = CostCut.kept(
                spendable,
                List.of(held("poor", 4, 2, 1), held("poor", 4, 2, 3), held("rich", 4, 2, 1), held("free", 4, 2, 1)));

        // Those worth 0 and 0, then 1 and 3 of the two VMs: 8 in all.
        assertThat(kept).containsExactly(2, 2, 4, 4);
        assertThat(spendable).containsOnly(entry("poor", 1.0), entry("rich", 0.0));
    }

    @Test
    void keepsTheLeastWhateverItCosts() {
        Map<String, Double> spendable = new HashMap<>(Map.of("poor", -50.0));

        assertThat(CostCut.kept(spendable, List.of(held("poor", 4, 2, 1)))).containsExactly(1);

        assertThat(spendable).containsEntry("poor", -44.0);
    }

    @Test
    void takesNoRoundingForAnExcess() {
        Map<String, Double> spendable = new HashMap<>(Map.of("poor", -1e-12));

        assertThat(CostCut.kept(spendable, List.of(held("poor", 4, 2, 1)))).containsExactly(4);
    }

    @Test
    void amongEqualsTheEarlierGivesWayFirst() {
        Map<String, Double> spendable = new HashMap<>(Map.of("poor", -1.0));

        assertThat(CostCut.kept(spendable, List.of(held("poor", 2, 2, 1), held("poor", 2, 2, 1))))
                .containsExactly(1, 2);
    }
}
