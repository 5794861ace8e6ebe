package io.headroom.sla;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesKeepToTheirBorders() {
        ApplicationModules.of(SlaApplication.class).verify();
    }
}
