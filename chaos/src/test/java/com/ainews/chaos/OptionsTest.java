package com.ainews.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void takesWhatIsAskedFor() {
        Options options = Options.parse(
                "--seconds",
                "25",
                "--seed",
                "7",
                "--users",
                "3",
                "--rate",
                "9",
                "--jar",
                "a.jar",
                "--logs",
                "l");

        assertThat(options)
                .isEqualTo(new Options(
                        Duration.ofSeconds(25), 7, 3, 9, Path.of("a.jar"), Path.of("l")));
    }

    @Test
    void makesUpTheRest() {
        assertThat(Options.parse().load()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Options.parse().users()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seconds 1", "--seconds soon", "--users 0", "--seed", "--speed 3"})
    void refusesWhatItDoesNotKnow(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(line.split(" ")));
    }
}
