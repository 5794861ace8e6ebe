package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapsTest {

    @Test
    void oneServiceIsGivenMoreByItsVariableAndTheOthersKeepTheirs() {
        Heaps heaps = Heaps.from(Map.of("HEADROOM_FORECAST_HEAP_MIB", "2048"));

        assertThat(heaps.mib(Service.FORECAST)).isEqualTo(2_048);
        assertThat(heaps.mib(Service.QOS)).isEqualTo(Service.QOS.heapMib());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "95", "-1", "1g"})
    void refusesWhatIsNoHeap(String value) {
        assertThatThrownBy(() -> Heaps.from(Map.of("HEADROOM_QOS_HEAP_MIB", value)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("HEADROOM_QOS_HEAP_MIB");
    }
}
