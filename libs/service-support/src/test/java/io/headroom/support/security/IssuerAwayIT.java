package io.headroom.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.support.app.SmallService;
import io.headroom.test.Answer;
import io.headroom.test.Api;
import io.headroom.test.HeadroomIT;
import io.headroom.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A service that cannot get the issuer's keys says so; it neither lets anybody in nor blames the token. */
@HeadroomIT(classes = SmallService.class, properties = "headroom.jwks-uri=http://localhost:1/oauth2/jwks")
class IssuerAwayIT {

    @Autowired
    private Api api;

    @Test
    void answersThatItMayBeTriedAgain() {
        Answer answer = api.as(TestTokens.operator()).get("/api/v1/dead-letters");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("UPSTREAM_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isNotBlank();
    }
}
