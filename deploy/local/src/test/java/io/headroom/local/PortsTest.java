package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void everyPartHasItsUsualPort() {
        Ports ports = Ports.from(Map.of());

        assertThat(ports.http(Service.GATEWAY)).isEqualTo(8080);
        assertThat(ports.http(Service.SLA)).isEqualTo(8084);
        assertThat(ports.management(Service.GATEWAY)).isEqualTo(9080);
        assertThat(ports.management(Service.FORECAST)).isEqualTo(9081);
        assertThat(ports.kafka()).isEqualTo(19092);
        assertThat(ports.postgres()).isEqualTo(15432);
    }

    @Test
    void eachPortMovesByItsOwnVariable() {
        Ports ports = Ports.from(Map.of(
                "HEADROOM_GATEWAY_PORT", "18080",
                "HEADROOM_QOS_MANAGEMENT_PORT", "19999",
                "HEADROOM_KAFKA_PORT", "29092"));

        assertThat(ports.http(Service.GATEWAY)).isEqualTo(18080);
        assertThat(ports.gatewayUrl()).isEqualTo("http://localhost:18080");
        assertThat(ports.management(Service.QOS)).isEqualTo(19999);
        assertThat(ports.kafka()).isEqualTo(29092);
        assertThat(ports.http(Service.QOS)).isEqualTo(8082);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "65536", "-1", "80.5"})
    void refusesWhatIsNoPort(String value) {
        assertThatThrownBy(() -> Ports.from(Map.of("HEADROOM_SLA_PORT", value)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("HEADROOM_SLA_PORT is '" + value + "'");
    }

    @Test
    void refusesOnePortForTwoParts() {
        assertThatThrownBy(() -> Ports.from(Map.of("HEADROOM_KAFKA_PORT", "8080")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("8080")
                .hasMessageContaining("HEADROOM_GATEWAY_PORT")
                .hasMessageContaining("HEADROOM_KAFKA_PORT");
    }

    @Test
    void namesThePortSomebodyElseListensOnAndHowToMoveOurs() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String taken = Integer.toString(other.getLocalPort());
            Ports ports = Ports.from(TestPorts.with("HEADROOM_POSTGRES_PORT", taken));

            assertThatThrownBy(() -> ports.requireFree(Set.of()))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(taken)
                    .hasMessageContaining("HEADROOM_POSTGRES_PORT");
            ports.requireFree(Ports.unneeded(true, false));
        }
    }
}
