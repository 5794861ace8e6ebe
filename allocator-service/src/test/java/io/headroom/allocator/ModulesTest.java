package io.headroom.allocator;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void packagesKeepToTheirBordersWithoutCycles() {
        ApplicationModules.of(AllocatorApplication.class).verify();
    }
}
