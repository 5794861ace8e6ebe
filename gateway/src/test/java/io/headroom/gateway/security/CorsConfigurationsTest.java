package io.headroom.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.support.web.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.CorsFilter;

class CorsConfigurationsTest {

    private final CorsFilter filter = CorsConfigurations.filter(new CorsProperties(List.of("https://portal.example")));

    @Test
    void answersThePreflightOfAnAllowedOrigin() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        filter.doFilter(preflight("https://portal.example"), response, new MockFilterChain());

        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://portal.example");
        assertThat(response.getHeader("Access-Control-Allow-Methods")).contains("PUT");
    }

    @Test
    void refusesEveryOtherOrigin() {
        assertThatThrownBy(() -> filter.doFilter(
                        preflight("https://elsewhere.example"), new MockHttpServletResponse(), new MockFilterChain()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("allowed-origins");
    }

    private static MockHttpServletRequest preflight(String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", "/api/v1/vms/vm-1/qos");
        request.addHeader("Origin", origin);
        request.addHeader("Access-Control-Request-Method", "PUT");
        request.addHeader("Access-Control-Request-Headers", "Authorization, If-Match");
        return request;
    }
}
