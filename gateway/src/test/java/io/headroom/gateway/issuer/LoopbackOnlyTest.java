package io.headroom.gateway.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.support.web.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoopbackOnlyTest {

    private final LoopbackOnly loopback = new LoopbackOnly(List.of("127.0.0.0/8", "::1"));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "0:0:0:0:0:0:0:1"})
    void letsThisMachineIn(String address) throws Exception {
        MockFilterChain chain = new MockFilterChain();

        loopback.doFilter(from(address), new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "10.0.0.1", "fe80:0:0:0:0:0:0:1"})
    void refusesEverybodyElse(String address) {
        assertThatThrownBy(() -> loopback.doFilter(from(address), new MockHttpServletResponse(), new MockFilterChain()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("this machine only, not " + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "Via"})
    void refusesAProxyOnThisMachine(String header) {
        MockHttpServletRequest request = from("127.0.0.1");
        request.addHeader(header, "anything");

        assertThatThrownBy(() -> loopback.doFilter(request, new MockHttpServletResponse(), new MockFilterChain()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void letsANetworkInThatIsNamed() throws Exception {
        MockFilterChain chain = new MockFilterChain();

        new LoopbackOnly(List.of("10.1.0.0/16")).doFilter(from("10.1.2.3"), new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    private static MockHttpServletRequest from(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/token");
        request.setRemoteAddr(address);
        return request;
    }
}
