package io.headroom.replay.fleet;

import static io.headroom.replay.fleet.Fleets.scored;
import static io.headroom.replay.fleet.Fleets.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.replay.Resource;
import io.headroom.replay.Vms;
import io.headroom.replay.fleet.PoolReplay.PoolVm;
import io.headroom.replay.fleet.PoolReplay.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolReplayTest {

    private static final double BRONZE = Tier.BRONZE.price(Resource.CPU);

    @Test
    void givesEveryoneWhatTheyWantWhereThereIsRoomAndMoney() {
        Result result = new PoolReplay(List.of(vm("a", Tier.BRONZE, "t", "h", 3, 1, 4)), Limits.NONE).run();

        assertThat(scored(result.held()[0])).containsExactly(3, 1, 4);
        assertThat(result.drops()).containsExactly(Drops.NONE);
        assertThat(result.highestSpend()).isZero();
    }

    @Test
    void givesAScarceHostToTheDearerTierAndSaysWhatWasDropped() {
        List<PoolVm> vms = List.of(
                vm("a", Tier.BRONZE, "t", "h", 4, 4),
                vm("b", Tier.PLATINUM, "t", "h", 4, 4),
                vm("c", Tier.BRONZE, "t", "other", 4, 4));

        Result result = new PoolReplay(vms, new Limits(Map.of("h", 6), Map.of(), 12, 1)).run();

        assertThat(scored(result.held()[0])).containsExactly(2, 2);
        assertThat(scored(result.held()[1])).containsExactly(4, 4);
        assertThat(scored(result.held()[2])).containsExactly(4, 4);
        assertThat(result.drops()).containsExactly(new Drops(0, 0, 2, 4), Drops.NONE, Drops.NONE);
    }

    @Test
    void everyoneKeepsOneUnitBeforeAnyoneGetsMore() {
        List<PoolVm> vms = List.of(vm("a", Tier.BRONZE, "t", "h", 4), vm("b", Tier.PLATINUM, "t", "h", 9));

        Result result = new PoolReplay(vms, new Limits(Map.of("h", 6), Map.of(), 12, 1)).run();

        assertThat(scored(result.held()[0])).containsExactly(1);
        assertThat(scored(result.held()[1])).containsExactly(5);
    }

    @Test
    void commitsWhatIsHeldToTheEndOfTheWindow() {
        // Money for three units in each of four steps. What is not spent in the first two is there for the last two.
        Limits limits = new Limits(Map.of(), Map.of("t", 12 * BRONZE), 4, 1);

        Result result = new PoolReplay(List.of(vm("a", Tier.BRONZE, "t", "h", 1, 1, 9, 9, 9, 9, 9, 9)), limits).run();

        assertThat(scored(result.held()[0])).containsExactly(1, 1, 5, 5, 3, 3, 3, 3);
        assertThat(result.drops()[0]).isEqualTo(new Drops(6, 4 + 4 + 4 * 6, 0, 0));
        assertThat(result.highestSpend()).isCloseTo(1, within(1e-9));
    }

    @Test
    void shrinksWhatNoLongerCanBePaidWhenPricesRiseWithinAWindow() {
        // Six units over two of four steps are half of the limit; at twice the price the rest does not pay for six.
        Limits limits = new Limits(Map.of(), Map.of("t", 24 * BRONZE), 4, 2);

        Result result = new PoolReplay(List.of(vm("a", Tier.BRONZE, "t", "h", 6, 6, 6, 6)), limits).run();

        assertThat(scored(result.held()[0])).startsWith(6, 6);
        double spent = BRONZE * (6 + 6 + 2 * (result.held()[0][Vms.WARM_UP + 2] + result.held()[0][Vms.WARM_UP + 3]));
        assertThat(spent).isLessThanOrEqualTo(24 * BRONZE * (1 + 1e-9));
        assertThat(result.drops()[0].costSteps()).isEqualTo(2);
        assertThat(result.highestSpend()).isBetween(0.9, 1 + 1e-9);
    }

    /** Random fleets: never over capacity, never over a threshold, and what was wanted is what was held and what was dropped. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void holdsItsInvariants(long seed) {
        Random random = new Random(seed);
        int steps = 60;
        List<PoolVm> vms = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int[] units = random.ints(steps, 1, 20).toArray();
            vms.add(vm("vm-" + i, Tier.values()[i % 4], "t" + i % 3, "h" + i % 2, units));
        }
        Map<String, Integer> capacity = Map.of("h0", 20 + random.nextInt(40), "h1", 20 + random.nextInt(40));
        int window = 6 + random.nextInt(12);
        // Above the price of one unit for every VM at the dearest price, which a threshold cannot undercut.
        Map<String, Double> budgets = new HashMap<>();
        for (int tenant = 0; tenant < 3; tenant++) {
            budgets.put("t" + tenant, window * BRONZE * (20 + random.nextInt(60)));
        }
        Limits limits = new Limits(capacity, budgets, window, 1.5);

        Result result = new PoolReplay(vms, limits).run();
        Result again = new PoolReplay(vms, limits).run();

        assertThat(result.held()).isDeepEqualTo(again.held());
        assertWithin(vms, limits, result);
        for (int i = 0; i < vms.size(); i++) {
            long wanted = 0;
            long held = 0;
            for (int t = Vms.WARM_UP; t < Vms.WARM_UP + steps; t++) {
                wanted += vms.get(i).wanted()[t];
                held += result.held()[i][t];
            }
            Drops drops = result.drops()[i];
            assertThat(wanted - held).as("seed %d, %s", seed, i).isEqualTo(drops.costUnits() + drops.capacityUnits());
        }
    }

    private static void assertWithin(List<PoolVm> vms, Limits limits, Result result) {
        Map<String, Double> spent = new HashMap<>();
        for (int t = Vms.WARM_UP; t < result.held()[0].length; t++) {
            if (limits.placeInWindow(t) == 0) {
                spent.clear();
            }
            Map<String, Integer> used = new HashMap<>();
            for (int i = 0; i < vms.size(); i++) {
                FleetVm vm = vms.get(i).vm();
                int held = result.held()[i][t];
                used.merge(vm.host(), held, Integer::sum);
                spent.merge(
                        vm.tenant(), held * limits.priceFactor(t) * vm.tier().price(Resource.CPU), Double::sum);
            }
            used.forEach((host, units) ->
                    assertThat(units).isLessThanOrEqualTo(limits.capacity().get(host)));
            spent.forEach((tenant, sum) ->
                    assertThat(sum).isLessThanOrEqualTo(limits.budgets().getOrDefault(tenant, 0.0) * (1 + 1e-9)));
        }
    }
}
