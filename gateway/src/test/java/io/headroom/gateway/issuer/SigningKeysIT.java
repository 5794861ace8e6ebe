package io.headroom.gateway.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.headroom.gateway.GatewayApplication;
import io.headroom.test.HeadroomIT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HeadroomIT(classes = GatewayApplication.class)
class SigningKeysIT {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsTheKeyOverRestarts() {
        RSAKey first = new SigningKeys(jdbc).key();
        RSAKey second = new SigningKeys(jdbc).key();

        assertThat(second).isEqualTo(first);
        assertThat(second.isPrivate()).isTrue();
    }
}
