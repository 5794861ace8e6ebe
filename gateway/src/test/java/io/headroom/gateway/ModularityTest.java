package io.headroom.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesDependOnlyOnWhatOthersOffer() {
        ApplicationModules.of(GatewayApplication.class).verify();
    }
}
