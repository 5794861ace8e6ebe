package io.headroom.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void startsTheRealSuiteInRealTimeOnServersOfItsOwnUnlessTold() {
        assertThat(Options.parse(List.of())).isEqualTo(new Options("suite", 1, null, null));
    }

    @Test
    void takesServersThatExist() {
        Options options =
                Options.parse(List.of("--postgres-url", "postgresql://db.example:5432", "--kafka", "a:9092,b:9092"));

        assertThat(options.postgresUrl()).isEqualTo("jdbc:postgresql://db.example:5432");
        assertThat(options.kafka()).isEqualTo("a:9092,b:9092");
    }

    @Test
    void takesNoPasswordOnTheCommandLine() {
        assertThatThrownBy(() -> Options.parse(List.of("--postgres-url", "postgresql://me:secret@db:5432")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("HEADROOM_POSTGRES_ADMIN_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-60", "fast", "1.5"})
    void refusesATimeScaleThatIsNoWholeNumberFromOne(String scale) {
        assertThatThrownBy(() -> Options.parse(List.of("--time-scale", scale)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("'" + scale + "'");
    }

    @Test
    void namesAnOptionItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse(List.of("--turbo")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("--turbo");
    }

    @Test
    void namesAnOptionThatLacksItsValue() {
        assertThatThrownBy(() -> Options.parse(List.of("--kafka")))
                .isInstanceOf(LaunchException.class)
                .hasMessage("--kafka needs a value");
    }
}
