package io.headroom.forecast.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.VmRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongerStepsTest {

    private static final VmRef VM = new VmRef("acme", "vm-1");

    @Test
    void takesTheMeanOfRatesAndTheMaximumOfMemory() {
        List<StepUse> use = List.of(
                new StepUse(VM, 11, 5, 9, 9, 9, 9),
                new StepUse(VM, 12, 5, 1, 100, 10, Double.NaN),
                new StepUse(VM, 14, 1, 3, 300, Double.NaN, Double.NaN),
                new StepUse(VM, 24, 2, 4, 4, 4, 4));

        assertThat(LongerSteps.of(use, 12))
                .containsExactly(
                        new StepUse(VM, 0, 5, 9, 9, 9, 9),
                        new StepUse(VM, 12, 6, 2, 300, 10, Double.NaN),
                        new StepUse(VM, 24, 2, 4, 4, 4, 4));
    }

    @Test
    void leavesPlanningStepsAsTheyAre() {
        List<StepUse> use = List.of(new StepUse(VM, 12, 5, 1, 100, 10, Double.NaN));

        assertThat(LongerSteps.of(use, 1)).isEqualTo(use);
        assertThat(LongerSteps.of(List.of(), 12)).isEmpty();
    }
}
