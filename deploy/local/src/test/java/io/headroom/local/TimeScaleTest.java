package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeScaleTest {

    @TempDir
    Path root;

    @Test
    void dataGoesOnWithTheScaleItWasMadeWith() {
        TimeScale.claim(home("demo"), 60);

        assertThatCode(() -> TimeScale.claim(home("demo"), 60)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherScaleAndNamesBoth() {
        TimeScale.claim(home("demo"), 60);

        assertThatThrownBy(() -> TimeScale.claim(home("demo"), 1))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("time scale 60")
                .hasMessageContaining("cannot go on with 1");
    }

    @Test
    void otherDataMayHaveAnotherScale() {
        TimeScale.claim(home("demo"), 60);

        assertThatCode(() -> TimeScale.claim(home("suite"), 1)).doesNotThrowAnyException();
    }

    private Home home(String name) {
        return new Home(root, root, name);
    }
}
