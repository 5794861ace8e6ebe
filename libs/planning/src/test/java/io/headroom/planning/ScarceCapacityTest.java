package io.headroom.planning;

import static org.assertj.core.api.Assertions.assertThat;

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
    void nothingIsEverOversoldAndTheBestUnitsWin() {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            long free = random.nextInt(0, 20);
            double[] worth = random.doubles(5, 0, 10).toArray();
            List<Claim> claims = new java.util.ArrayList<>();
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
