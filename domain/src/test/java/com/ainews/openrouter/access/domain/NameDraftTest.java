package com.ainews.openrouter.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameDraftTest {

    @Property
    void spaceAroundANameDoesNotCount(
            @ForAll @AlphaChars @StringLength(min = 1, max = 100) String name) {
        assertThat(new NameDraft(" \t" + name + "\n ").toName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "a\u0000b", "a\nb", "a\u0085b"})
    void refusesWhatNobodyCouldRead(String text) {
        refuses(text);
    }

    @Test
    void takes100CharactersAndNotOneMore() {
        assertThat(new NameDraft("é".repeat(100)).toName()).hasSize(100);
        refuses("é".repeat(101));
    }

    private static void refuses(String text) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> new NameDraft(text).toName());
        assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
        assertThat(problem.violations()).hasSize(1).allMatch(v -> v.field().equals("name"));
    }
}
