package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.Violation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatBodyTest {

    private static final List<Object> HELLO = List.of(Map.of("role", "user", "content", "Hello"));

    @Test
    void keepsWhatItDoesNotKnowAsItIs() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("messages", HELLO);
        fields.put("x_unknown", Map.of("deep", new BigDecimal("1.50")));
        fields.put("seed", null);

        assertThat(ChatBody.of(fields).fields()).isEqualTo(fields);
    }

    @Test
    void readsWhatProvidersMayCost() {
        ChatBody body = ChatBody.of(Map.of(
                "messages",
                HELLO,
                "provider",
                Map.of("max_price", Map.of("prompt", "1.50", "completion", 2))));

        assertThat(body.maxPrice("prompt")).isEqualByComparingTo("1.5");
        assertThat(body.maxPrice("completion")).isEqualByComparingTo("2");
        assertThat(body.maxPrice("request")).isNull();
        assertThat(ChatBody.of(Map.of("messages", HELLO)).maxPrice("prompt")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, must be between 0 and 1000000",
        "1000000.1, must be between 0 and 1000000",
        "1e140000, must be between 0 and 1000000",
        "1e-140000, must have at most 30 digits after the point",
        "NaN, must be a number of US dollars",
        "abc, must be a number of US dollars",
        "'', must be a number of US dollars"
    })
    void namesAPriceThatIsNone(String price, String rule) {
        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> ChatBody.of(Map.of(
                        "messages",
                        HELLO,
                        "provider",
                        Map.of("max_price", Map.of("prompt", price)))));

        assertThat(problem.violations())
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("provider.max_price.prompt", rule));
    }

    @Test
    void namesEachFieldThatIsWrong() {
        var problem = catchThrowableOfType(
                ProblemException.class,
                () -> ChatBody.of(Map.of(
                        "messages",
                        List.of("Hello", Map.of("role", "user")),
                        "model",
                        "no slash",
                        "models",
                        List.of("maker/a", 7),
                        "max_tokens",
                        0,
                        "stream",
                        "yes",
                        "n",
                        100,
                        "tools",
                        Map.of(),
                        "provider",
                        List.of())));

        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "messages[0]",
                        "model",
                        "models[1]",
                        "max_tokens",
                        "stream",
                        "n",
                        "tools",
                        "provider");
    }

    @Test
    void canTakeItsTimeOnlyWhereItSaysSo() {
        assertThat(ChatBody.of(Map.of("messages", HELLO, "service_tier", "flex"))
                        .canTakeItsTime())
                .isTrue();
        assertThat(ChatBody.of(Map.of("messages", HELLO, "service_tier", "priority"))
                        .canTakeItsTime())
                .isFalse();
        assertThat(ChatBody.of(Map.of("messages", HELLO)).canTakeItsTime()).isFalse();
    }

    @Test
    void refusesABodyWithoutMessages() {
        for (Map<String, Object> body :
                List.<Map<String, Object>>of(Map.of(), Map.of("messages", List.of()))) {
            assertThat(catchThrowableOfType(ProblemException.class, () -> ChatBody.of(body))
                            .violations())
                    .extracting(Violation::field)
                    .containsExactly("messages");
        }
    }

    @Test
    void refusesAChainOfTooManyModels() {
        List<String> chain = IntStream.rangeClosed(0, ChatBody.MAX_MODELS)
                .mapToObj(i -> "maker/m" + i)
                .toList();

        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> ChatBody.of(Map.of("messages", HELLO, "models", chain)))
                        .violations())
                .extracting(Violation::field)
                .containsExactly("models");
    }

    @Test
    void theModelComesBeforeTheChain() {
        assertThat(body("model", "maker/b", "models", List.of("maker/a", "maker/b"))
                        .models())
                .containsExactly(new ModelId("maker/b"), new ModelId("maker/a"));
        assertThat(body("stop", "x").models()).isEmpty();
    }

    @Test
    void takesEitherNameOfTheMostTokens() {
        assertThat(body("max_tokens", 7).maxTokens()).isEqualTo(7);
        assertThat(body("max_tokens", 7, "max_completion_tokens", 9).maxTokens())
                .isEqualTo(9);
        assertThat(body("stop", "x").maxTokens()).isNull();
    }

    @Test
    void saysWhatAModelMustBeAbleToDo() {
        Needs needs = ChatBody.of(Map.of(
                        "messages",
                        List.of(Map.of(
                                "role",
                                "user",
                                "content",
                                List.of(
                                        Map.of("type", "text", "text", "What is this?"),
                                        Map.of(
                                                "type",
                                                "image_url",
                                                "image_url",
                                                Map.of("url", "data:image/png;base64,AAAA"))))),
                        "tools",
                        List.of(Map.of("type", "function")),
                        "response_format",
                        Map.of("type", "json_schema")))
                .needs();

        assertThat(needs.parameters()).containsExactlyInAnyOrder("tools", "structured_outputs");
        assertThat(needs.inputs()).containsExactly("image");
        assertThat(body("tools", List.of()).needs().isNone()).isTrue();
        assertThat(body("functions", List.of(Map.of("name", "f"))).needs().parameters())
                .containsExactly("tools");
        assertThat(body("modalities", List.of("image", "text")).needs().outputs())
                .containsExactly("image");
        assertThat(body("modalities", List.of("text")).needs().isNone()).isTrue();
    }

    private static ChatBody body(Object... fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messages", HELLO);
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        return ChatBody.of(body);
    }
}
