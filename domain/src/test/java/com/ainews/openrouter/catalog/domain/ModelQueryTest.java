package com.ainews.openrouter.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ModelId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelQueryTest {

    private static final Catalogue CATALOGUE = new Catalogue(
            Instant.EPOCH,
            List.of(
                    model("openai/gpt", "GPT", "0.000002", "0.000008", 128_000, 3, "50.5"),
                    model("~anthropic/claude", "claude", "0.000003", "0.000015", 200_000, 2, "60"),
                    model("meta/llama:free", "Llama", "0", "0", 8_000, 1, null),
                    model("openrouter/auto", "Auto", "-1", "-1", 2_000_000, 4, null)));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, openai/gpt ~anthropic/claude meta/llama:free openrouter/auto",
                "2, -, -, openai/gpt meta/llama:free",
                "1.999999, -, -, meta/llama:free",
                "3, 8, -, openai/gpt meta/llama:free",
                "0, 0, -, meta/llama:free",
                "-, 1000000, -, openai/gpt ~anthropic/claude meta/llama:free",
                "-, -, 128000, openai/gpt ~anthropic/claude openrouter/auto",
                "-, -, 128001, ~anthropic/claude openrouter/auto"
            })
    void keepsPricesAndContextWithinBounds(
            @Nullable BigDecimal prompt,
            @Nullable BigDecimal completion,
            @Nullable Long context,
            String ids) {
        assertThat(found(draft(prompt, completion, context, false, List.of(), null)))
                .isEqualTo(ids);
    }

    @Test
    void aPriceThatIsNotKnownIsNeitherLowNorFree() {
        assertThat(found(draft(null, null, null, true, List.of(), null)))
                .isEqualTo("meta/llama:free");
    }

    @ParameterizedTest
    @CsvSource({
        "openai, openai/gpt",
        "ANTHROPIC, ~anthropic/claude",
        "openai meta, openai/gpt meta/llama:free",
        "open, ''"
    })
    void aProviderIsWhatStandsInFrontOfTheSlash(String providers, String ids) {
        assertThat(found(draft(null, null, null, false, List.of(providers.split(" ")), null)))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt, openai/gpt",
        "'  LLAMA  of ', meta/llama:free",
        "made by, openai/gpt ~anthropic/claude meta/llama:free openrouter/auto",
        "made by gpt, openai/gpt",
        "made nowhere, ''"
    })
    void allWordsAreInIdNameOrDescription(String q, String ids) {
        assertThat(found(draft(null, null, null, false, List.of(), q))).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "text, text, tools, true",
        "image text, text, tools seed, true",
        "audio, text, tools, false",
        "text, image, tools, false",
        "text, text, tools logprobs, false"
    })
    void allModalitiesAndParametersAreThere(
            String input, String output, String parameters, boolean there) {
        var query = new ModelQueryDraft(
                        null,
                        null,
                        null,
                        List.of(input.split(" ")),
                        List.of(output.split(" ")),
                        List.of(parameters.split(" ")),
                        false,
                        List.of("openai"),
                        null,
                        null,
                        null,
                        null,
                        null)
                .toQuery();

        assertThat(query.of(CATALOGUE).total()).isEqualTo(there ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "price, asc, meta/llama:free openai/gpt ~anthropic/claude openrouter/auto",
        "price, desc, ~anthropic/claude openai/gpt meta/llama:free openrouter/auto",
        "completion_price, desc, ~anthropic/claude openai/gpt meta/llama:free openrouter/auto",
        "context, desc, openrouter/auto ~anthropic/claude openai/gpt meta/llama:free",
        "created, asc, meta/llama:free ~anthropic/claude openai/gpt openrouter/auto",
        "name, asc, openrouter/auto ~anthropic/claude openai/gpt meta/llama:free",
        "name, desc, meta/llama:free openai/gpt ~anthropic/claude openrouter/auto",
        "intelligence, asc, openai/gpt ~anthropic/claude meta/llama:free openrouter/auto",
        "intelligence, desc, ~anthropic/claude openai/gpt meta/llama:free openrouter/auto"
    })
    void sortsAndPutsWhatIsNotKnownLast(String sort, String order, String ids) {
        assertThat(found(paged(sort, order, null, null))).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2, openai/gpt ~anthropic/claude",
                "1, 2, ~anthropic/claude meta/llama:free",
                "3, 500, openrouter/auto",
                "4, -, ''"
            })
    void aPageKnowsHowManyThereAre(@Nullable Integer offset, @Nullable Integer limit, String ids) {
        ModelPage page = paged(null, null, offset, limit).toQuery().of(CATALOGUE);

        assertThat(ids(page)).isEqualTo(ids);
        assertThat(page.total()).isEqualTo(4);
    }

    @Test
    void anOffsetAloneHasALimit() {
        assertThat(paged(null, null, 0, null).toQuery().limit())
                .isEqualTo(ModelQueryDraft.DEFAULT_LIMIT);
    }

    private static ModelQueryDraft draft(
            @Nullable BigDecimal prompt,
            @Nullable BigDecimal completion,
            @Nullable Long context,
            boolean freeOnly,
            List<String> providers,
            @Nullable String q) {
        return new ModelQueryDraft(
                prompt,
                completion,
                context,
                List.of(),
                List.of(),
                List.of(),
                freeOnly,
                providers,
                q,
                null,
                null,
                null,
                null);
    }

    private static ModelQueryDraft paged(
            @Nullable String sort,
            @Nullable String order,
            @Nullable Integer offset,
            @Nullable Integer limit) {
        return new ModelQueryDraft(
                null, null, null, List.of(), List.of(), List.of(), false, List.of(), null, sort,
                order, offset, limit);
    }

    private static String found(ModelQueryDraft draft) {
        return ids(draft.toQuery().of(CATALOGUE));
    }

    private static String ids(ModelPage page) {
        return String.join(
                " ", page.models().stream().map(model -> model.id().value()).toList());
    }

    private static Model model(
            String id,
            String name,
            String prompt,
            String completion,
            long context,
            long created,
            @Nullable String intelligence) {
        return new Model(
                new ModelId(id),
                id,
                name,
                Instant.ofEpochSecond(created),
                context,
                null,
                Set.of("text", "image"),
                Set.of("text"),
                "Other",
                new Pricing(
                        Map.of(
                                "prompt",
                                new BigDecimal(prompt),
                                "completion",
                                new BigDecimal(completion)),
                        List.of()),
                Set.of("tools", "seed"),
                null,
                "Made of something by somebody.",
                new Benchmarks(
                        intelligence == null ? null : new BigDecimal(intelligence), null, null),
                "{}");
    }
}
