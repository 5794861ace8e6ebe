package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScarceCapacityTest {

    @Test
    void unitsGoWhereTheyAreWorthMost() {
        List<Grant> grants = host(4).share(List.of(claim("bronze", 4, 0, 1), claim("gold", 3, 0, 10)));

        assertThat(grants.get(0).units()).containsExactly(1);
        assertThat(grants.get(0).cappedByCapacity()).isTrue();
        assertThat(grants.get(1).units()).containsExactly(3);
        assertThat(grants.get(1).cappedByCapacity()).isFalse();
    }

    @Test
    void guaranteesComeFirstWhateverTheyAreWorth() {
        List<Grant> grants = host(2).share(List.of(claim("bronze", 2, 2, 1), claim("gold", 2, 0, 10)));

        assertThat(grants.get(0).units()).containsExactly(2);
        assertThat(grants.get(1).units()).containsExactly(0);
    }

    @Test
    void theCostThresholdOfOnePayerBindsThatPayerAlone() {
        ScarceCapacity host =
                new ScarceCapacity(List.of(new Room("h", new long[] {100}, new long[] {100})), Map.of("acme", 2.5));

        List<Grant> grants = host.share(List.of(
                new Claim(
                        "a", "h", "acme", new int[] {4}, new long[] {1}, new int[] {0}, new double[] {1}, (r, u) -> 5),
                new Claim(
                        "b",
                        "h",
                        "globex",
                        new int[] {4},
                        new long[] {1},
                        new int[] {0},
                        new double[] {1},
                        (r, u) -> 1)));

        assertThat(grants.get(0).units()).containsExactly(2);
        assertThat(grants.get(0).cappedByCost()).isTrue();
        assertThat(grants.get(1).units()).containsExactly(4);
    }

    @Test
    void boundMoneyGoesWhereItIsWorthMostWhateverTheHost() {
        List<Room> rooms = List.of(
                new Room("one", new long[] {100}, new long[] {100}), new Room("two", new long[] {10}, new long[] {10}));
        ScarceCapacity pool = new ScarceCapacity(rooms, Map.of("acme", 10.0));

        List<Grant> grants = pool.share(List.of(
                new Claim(
                        "dear",
                        "one",
                        "acme",
                        new int[] {2},
                        new long[] {1},
                        new int[] {0},
                        new double[] {5},
                        (r, u) -> 20),
                new Claim(
                        "cheap",
                        "two",
                        "acme",
                        new int[] {8},
                        new long[] {1},
                        new int[] {0},
                        new double[] {1},
                        (r, u) -> 9)));

        // By worth alone the two dear units would take all the money: 40; eight cheap ones are worth 72.
        assertThat(grants.get(1).units()).containsExactly(8);
        assertThat(grants.get(0).units()).containsExactly(0);
        assertThat(grants.get(0).cappedByCost()).isTrue();
        assertThat(grants.get(0).cappedByCapacity()).isFalse();
    }

    @Test
    void whatIsGuaranteedIsPaidForBeforeWhatIsWorthMore() {
        ScarceCapacity pool =
                new ScarceCapacity(List.of(new Room("h", new long[] {100}, new long[] {100})), Map.of("acme", 3.0));

        List<Grant> grants = pool.share(List.of(
                new Claim(
                        "sure",
                        "h",
                        "acme",
                        new int[] {3},
                        new long[] {1},
                        new int[] {2},
                        new double[] {1},
                        (r, u) -> 1),
                new Claim(
                        "gold",
                        "h",
                        "acme",
                        new int[] {3},
                        new long[] {1},
                        new int[] {0},
                        new double[] {1},
                        (r, u) -> 9)));

        assertThat(grants.get(0).units()).containsExactly(2);
        assertThat(grants.get(1).units()).containsExactly(1);
    }

    @Test
    void neitherHostsNorThresholdsAreEverExceeded() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Room> rooms = List.of(
                    new Room("a", new long[] {30, 30}, new long[] {random.nextInt(30), random.nextInt(30)}),
                    new Room("b", new long[] {30, 30}, new long[] {random.nextInt(30), random.nextInt(30)}));
            Map<String, Double> limits = Map.of("acme", random.nextDouble(0, 40), "globex", random.nextDouble(0, 40));
            List<Claim> claims = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                double worth = random.nextDouble(0.1, 10);
                double cost = random.nextDouble(0.5, 3);
                claims.add(new Claim(
                        "c" + i,
                        random.nextBoolean() ? "a" : "b",
                        List.of("acme", "globex", "initech").get(random.nextInt(3)),
                        new int[] {random.nextInt(10), random.nextInt(10)},
                        new long[] {1, 1},
                        new int[] {0, 0},
                        new double[] {cost, cost / 2},
                        (resource, unit) -> worth / (1 + unit)));
            }

            List<Grant> grants = new ScarceCapacity(rooms, limits).share(claims);

            for (Room room : rooms) {
                for (int resource = 0; resource < 2; resource++) {
                    assertThat(sum(claims, grants, room.hostId(), resource))
                            .as("seed %d", seed)
                            .isLessThanOrEqualTo(room.free()[resource]);
                }
            }
            limits.forEach((payer, limit) -> assertThat(spent(claims, grants, payer))
                    .as("what %s spends", payer)
                    .isLessThanOrEqualTo(limit + 1e-6));
        }
    }

    /** The seeded tiers' weight times price, for the same demand: the shorter the capacity, the cheaper tiers go short first. */
    @Test
    void asCapacityShrinksTiersGoShortInTheOrderOfTheirPrice() {
        double[] worth = {4 * 0.020, 10 * 0.028, 30 * 0.040, 100 * 0.060};
        int wanted = 12;
        int[] before = {wanted, wanted, wanted, wanted};
        for (int free = 4 * wanted; free >= 0; free--) {
            List<Claim> claims = new ArrayList<>();
            for (double tier : worth) {
                claims.add(new Claim(
                        "c" + tier,
                        "h",
                        "acme",
                        new int[] {wanted},
                        new long[] {1},
                        new int[] {0},
                        new double[] {1},
                        (resource, unit) -> tier * Math.exp(-0.3 * unit)));
            }

            List<Grant> grants = host(free).share(claims);

            for (int tier = 0; tier < worth.length; tier++) {
                int granted = grants.get(tier).units()[0];
                assertThat(granted).as("%d free, tier %d", free, tier).isLessThanOrEqualTo(before[tier]);
                if (tier > 0) {
                    assertThat(granted)
                            .as("%d free, tier %d", free, tier)
                            .isGreaterThanOrEqualTo(grants.get(tier - 1).units()[0]);
                }
                before[tier] = granted;
            }
        }
        assertThat(before).containsOnly(0);
    }

    private static long sum(List<Claim> claims, List<Grant> grants, String host, int resource) {
        long sum = 0;
        for (int i = 0; i < claims.size(); i++) {
            sum += claims.get(i).host().equals(host) ? grants.get(i).units()[resource] : 0;
        }
        return sum;
    }

    private static double spent(List<Claim> claims, List<Grant> grants, String payer) {
        double spent = 0;
        for (int i = 0; i < claims.size(); i++) {
            for (int resource = 0; claims.get(i).payer().equals(payer) && resource < 2; resource++) {
                spent += grants.get(i).units()[resource] * claims.get(i).unitCost()[resource];
            }
        }
        return spent;
    }

    @Test
    void nothingIsEverOversoldAndTheBestUnitsWin() {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            long free = random.nextInt(0, 20);
            double[] worth = random.doubles(5, 0, 10).toArray();
            List<Claim> claims = new ArrayList<>();
            for (int i = 0; i < worth.length; i++) {
                claims.add(claim("c" + i, random.nextInt(0, 8), 0, worth[i]));
            }

            List<Grant> grants = host(free).share(claims);

            long sold = grants.stream().mapToLong(grant -> grant.units()[0]).sum();
            long wanted = claims.stream().mapToLong(claim -> claim.units()[0]).sum();
            assertThat(sold).as("seed %d, round %d", seed, round).isEqualTo(Math.min(free, wanted));
            for (int i = 0; i < worth.length; i++) {
                for (int j = 0; j < worth.length; j++) {
                    if (worth[i] > worth[j] && grants.get(j).units()[0] > 0) {
                        assertThat(grants.get(i).units()[0])
                                .as("seed %d, round %d: %d before %d", seed, round, i, j)
                                .isEqualTo(claims.get(i).units()[0]);
                    }
                }
            }
        }
    }

    private static ScarceCapacity host(long free) {
        return new ScarceCapacity(List.of(new Room("h", new long[] {100}, new long[] {free})), Map.of());
    }

    private static Claim claim(String id, int units, int guaranteed, double value) {
        return new Claim(
                id,
                "h",
                "acme",
                new int[] {units},
                new long[] {1},
                new int[] {guaranteed},
                new double[] {0},
                (resource, unit) -> value);
    }
}
