package io.headroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Map<String, String> USUAL = Map.of("surges", "200", "file", "-");

    @Test
    void whatIsGivenReplacesWhatIsUsual() {
        Options options = Options.of(List.of("--surges", "5"), USUAL);

        assertThat(options.count("surges")).isEqualTo(5);
        assertThat(options.text("file")).isEqualTo("-");
    }

    @Test
    void mistakesAreNamedWithWhatThereIs() {
        assertThatThrownBy(() -> Options.of(List.of("--surge", "5"), USUAL))
                .isInstanceOf(MisusedException.class)
                .hasMessage("Unknown option --surge, there are: --file (-), --surges (200)");
        assertThatThrownBy(() -> Options.of(List.of("surges", "5"), USUAL)).hasMessageStartingWith("Unknown option");
        assertThatThrownBy(() -> Options.of(List.of("--surges"), USUAL)).hasMessage("--surges needs a value");
        assertThatThrownBy(() -> Options.of(List.of("--surges", "0"), USUAL).count("surges"))
                .isInstanceOf(MisusedException.class)
                .hasMessageContaining("'0'");
    }
}
