package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.planning.Preemption.Reserved;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreemptionTest {

    @Test
    void theLeastValuableGiveWayAndNoMoreThanNeeded() {
        List<Reserved> chosen = Preemption.choose(
                new long[] {3, 0}, 10, List.of(reserved("b", 2, 5), reserved("a", 2, 1), reserved("c", 2, 2)));

        assertThat(chosen).extracting(Reserved::id).containsExactly("a", "c");
    }

    @Test
    void equalsNeverGiveWay() {
        assertThat(Preemption.choose(new long[] {1, 0}, 5, List.of(reserved("a", 2, 5))))
                .isEmpty();
    }

    @Test
    void nobodyGivesWayInVain() {
        assertThat(Preemption.choose(new long[] {9, 0}, 10, List.of(reserved("a", 2, 1))))
                .isEmpty();
    }

    private static Reserved reserved(String id, long amount, double density) {
        return new Reserved(id, new long[] {amount, 0}, density);
    }
}
