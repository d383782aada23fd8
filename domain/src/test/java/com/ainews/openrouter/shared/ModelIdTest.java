package com.ainews.openrouter.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("._-")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(word -> Character.isLetterOrDigit(word.charAt(0)));
    }

    @Property
    void anAuthorAndASlugMakeAnIdWithOrWithoutAVariant(
            @ForAll("words") String author,
            @ForAll("words") String slug,
            @ForAll("words") String variant) {
        String plain = author + "/" + slug;

        assertThat(new ModelId(plain).toString()).isEqualTo(plain);
        assertThat(ModelId.isValid("~" + plain)).isTrue();
        assertThat(ModelId.isValid(plain + ":" + variant)).isTrue();
        assertThat(ModelId.isValid(plain + ":")).isFalse();
        assertThat(ModelId.isValid(plain + "/" + variant)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta-llama/llama-3.1-8b-instruct:free",
                "deepseek/deepseek-chat-v3-0324:free",
                "anthropic/claude-3.7-sonnet:thinking",
                "google/gemini-2.5-flash-preview-09-2025",
                "01-ai/yi-large",
                "openrouter/auto",
                "~anthropic/claude-latest",
                "nousresearch/hermes-4-405b",
                "qwen/qwen3-235b-a22b-07-25:nitro"
            })
    void takesNamesFromTheRealWorld(String id) {
        assertThat(new ModelId(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai",
                "openai/",
                "/gpt-4o",
                "openai//gpt-4o",
                "openai/gpt 4o",
                "openai/gpt-4o?x=1",
                "openai/gpt-4o#x",
                "openai/%2e%2e",
                "../models",
                "openai/..",
                "~~anthropic/claude",
                "openai/gpt-4o\r\nHost: evil",
                "öpenai/gpt",
                "openai/gpt-4o:free:free"
            })
    void refusesWhateverElseMightBeSentOn(String id) {
        assertThat(ModelId.isValid(id)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelId(id));
    }

    @Test
    void anIdHas200CharactersAtMost() {
        assertThat(ModelId.isValid("a/" + "b".repeat(198))).isTrue();
        assertThat(ModelId.isValid("a/" + "b".repeat(199))).isFalse();
        assertThat(ModelId.isValid("a".repeat(100_000))).isFalse();
    }
}
