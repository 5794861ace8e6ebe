package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.planning.Placement.Room;
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

    @Test
    void aVmIsPlacedWhereItsFullestResourceStaysEmptiest() {
        Room small = new Room("host-a", new long[] {10, 10}, new long[] {4, 9});
        Room large = new Room("host-b", new long[] {10, 10}, new long[] {6, 6});
        Room full = new Room("host-c", new long[] {10, 10}, new long[] {1, 10});

        assertThat(Placement.best(List.of(small, large, full), new long[] {2, 2})
                        .map(Room::hostId))
                .contains("host-b");
        assertThat(Placement.best(List.of(full), new long[] {2, 2})).isEmpty();
    }

    private static Reserved reserved(String id, long amount, double density) {
        return new Reserved(id, new long[] {amount, 0}, density);
    }
}
