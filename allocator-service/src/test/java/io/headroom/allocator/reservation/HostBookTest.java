package io.headroom.allocator.reservation;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HostBookTest {

    @Test
    void keepsEachCellTheSumOfWhatCoversItWhateverHappens() {
        for (long seed = new Random().nextLong(), last = seed + 20; seed != last; seed++) {
            BookSimulation simulation = new BookSimulation(seed);
            for (int i = 0; i < 400; i++) {
                try {
                    simulation.operate();
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", operation " + i, e);
                }
            }
        }
    }
}
