package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.planning.Placement.Newcomer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private final Room small = room("host-a", 4, 9);
    private final Room large = room("host-b", 6, 6);
    private final Room full = room("host-c", 1, 10);

    @Test
    void aVmIsPlacedWhereItsFullestResourceStaysEmptiest() {
        assertThat(choose(List.of(small, large, full), vm("vm", 2, 0, 1))).containsEntry("vm", "host-b");
    }

    @Test
    void aVmWhoseFirstUnitsFitNowhereIsLeftOut() {
        assertThat(choose(List.of(full), vm("vm", 2, 2, 1))).isEmpty();
    }

    @Test
    void aVmThatFitsNowhereWhollyGoesWhereMostOfItFits() {
        assertThat(choose(List.of(small, large, full), vm("vm", 8, 1, 1))).containsEntry("vm", "host-b");
    }

    @Test
    void aGuaranteeHasToFitIntoEverySlotAhead() {
        Room bookedAhead = new Room("host-a", new long[] {10, 10}, new long[] {9, 9}, new long[] {1, 1});
        Newcomer guaranteed = new Newcomer(vm("vm", 2, 2, 1).claim(), new long[] {2, 2});

        assertThat(choose(List.of(bookedAhead, large), guaranteed)).containsEntry("vm", "host-b");
    }

    @Test
    void aVmMakesPlaceForOneThatFitsNowhereElse() {
        Room three = room("host-a", 3, 3);
        Room five = room("host-b", 5, 5);

        Map<String, String> hosts = choose(List.of(three, five), vm("small", 2, 2, 1), vm("tall", 5, 5, 1));

        assertThat(hosts).containsEntry("small", "host-a").containsEntry("tall", "host-b");
    }

    @Test
    void whatIsWorthMoreIsNotLeftShortBesideAHostWithRoom() {
        Map<String, String> hosts = choose(
                List.of(room("host-a", 8, 8), room("host-b", 8, 8)),
                vm("one", 3, 1, 1),
                vm("two", 3, 1, 1),
                vm("gold", 8, 1, 10),
                vm("three", 2, 1, 1));

        assertThat(hosts.values().stream().filter(host -> host.equals(hosts.get("gold"))))
                .hasSize(1);
    }

    @Test
    void theGrowthOfWhatIsThereAlreadyTakesRoom() {
        Claim resident = vm("resident", 5, 0, 1).claim().on("host-b");

        assertThat(new Placement(List.of(small, large), List.of(resident), Map.of()).choose(List.of(vm("vm", 2, 0, 1))))
                .containsEntry("vm", "host-a");
    }

    private static Map<String, String> choose(List<Room> rooms, Newcomer... newcomers) {
        return new Placement(rooms, List.of(), Map.of()).choose(List.of(newcomers));
    }

    private static Room room(String host, long cpu, long memory) {
        return new Room(host, new long[] {10, 10}, new long[] {cpu, memory});
    }

    private static Newcomer vm(String id, int units, int first, double worth) {
        return new Newcomer(
                new Claim(
                        id,
                        "",
                        "acme",
                        new int[] {units, units},
                        new long[] {1, 1},
                        new int[] {first, first},
                        new double[] {1, 1},
                        (resource, unit) -> worth),
                new long[] {0, 0});
    }
}
