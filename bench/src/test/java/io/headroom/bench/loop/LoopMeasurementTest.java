package io.headroom.bench.loop;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.bench.MisusedException;
import io.headroom.bench.Printed;
import io.headroom.bench.Targets;
import io.headroom.bench.Verdicts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopMeasurementTest {

    @Test
    void refusesMoreSurgesThanTheVmsHaveRoomForBeforeAnythingIsStarted() throws Exception {
        Verdicts verdicts = new Verdicts(Targets.read(Path.of("targets.properties")), new Printed().out());

        assertThatThrownBy(() -> new LoopMeasurement().run(List.of("--surges", "501", "--vms", "100"), verdicts))
                .isInstanceOf(MisusedException.class)
                .hasMessageEndingWith("at least --vms 101");
    }
}
