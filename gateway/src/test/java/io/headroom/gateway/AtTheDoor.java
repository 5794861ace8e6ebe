package io.headroom.gateway;

import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The gateway as it runs outside the local profile, with stubs for the services behind it. */
@HeadroomIT(
        classes = GatewayApplication.class,
        properties = {"headroom.gateway.timeout=PT1S", "headroom.gateway.openapi.keep-for=PT0S"})
abstract class AtTheDoor {

    @Autowired
    protected Api api;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        Services.register(registry);
    }
}
