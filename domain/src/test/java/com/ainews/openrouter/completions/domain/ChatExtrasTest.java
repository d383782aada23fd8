package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatExtrasTest {

    @Test
    void countsTheResultsOfTheWebPlugin() {
        assertThat(plugin(Map.of("id", "web")).webResults()).isEqualTo(5);
        assertThat(plugin(Map.of("id", "web", "max_results", 3)).webResults()).isEqualTo(3);
        assertThat(plugin(Map.of("id", "web", "max_results", 1e30)).webResults())
                .isEqualTo(100);
        assertThat(plugin(Map.of("id", "web", "enabled", false)).webResults()).isZero();
        assertThat(plugin(Map.of("id", "web")).onlyExa()).isFalse();
        assertThat(plugin(Map.of("id", "web", "engine", "exa")).onlyExa()).isTrue();
    }

    @Test
    void aModelsNameCanAskForASearchOfItsOwn() {
        ChatContent content = ChatContent.of(Map.of("model", "a/asked:online"));

        assertThat(content.webResultsFor(new ModelId("a/fallback:online"))).isEqualTo(5);
        assertThat(content.webResultsFor(new ModelId("a/fallback"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "firecrawl", "parallel", "perplexity", "of-the-future"})
    void searchesOfOtherEnginesHaveNoKnownPrice(String engine) {
        assertThat(plugin(Map.of("id", "web", "engine", engine)).unbounded())
                .containsExactly("plugins: web");
    }

    @Test
    void deeperSearchesHaveNoKnownPrice() {
        assertThat(plugin(Map.of("id", "web", "engine", "exa", "mode", "deep")).unbounded())
                .containsExactly("plugins: web");
        assertThat(plugin(Map.of("id", "web", "engine", "exa", "mode", "auto")).unbounded())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fusion", "moderation", "web-fetch", "of-the-future"})
    void whatAPluginCostsIsNotKnown(String id) {
        assertThat(plugin(Map.of("id", id)).unbounded()).containsExactly("plugins: " + id);
        assertThat(plugin(Map.of("id", id, "enabled", false)).unbounded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto-router",
                "auto-beta-router",
                "pareto-router",
                "context-compression",
                "response-healing",
                "file-parser"
            })
    void somePluginsHaveNoPriceOfTheirOwn(String id) {
        assertThat(plugin(Map.of("id", id)).unbounded()).isEmpty();
    }

    @Test
    void knowsWhichWaysToReadFilesHaveNoPrice() {
        assertThat(parser("cloudflare-ai").freeParser()).isTrue();
        assertThat(parser("native").freeParser()).isTrue();
        assertThat(parser("mistral-ocr").freeParser()).isFalse();
        assertThat(plugin(Map.of("id", "file-parser")).freeParser()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openrouter:web_search",
                "openrouter:datetime",
                "openrouter:fusion",
                "web_search_preview",
                "of-the-future"
            })
    void toolsThatRunAtOpenRouterCallTheModelWhoKnowsHowOften(String type) {
        assertThat(extras(Map.of("tools", List.of(Map.of("type", type)))).unbounded())
                .containsExactly("tools: " + type);
    }

    @Test
    void toolsOfTheCallerCostNothing() {
        assertThat(extras(Map.of(
                                "tools",
                                List.of(
                                        Map.of("type", "function", "function", Map.of()),
                                        Map.of("function", Map.of()))))
                        .unbounded())
                .isEmpty();
    }

    @Test
    void presetsAndDearerTiersHaveNoBound() {
        assertThat(extras(Map.of("preset", "mine")).unbounded()).containsExactly("preset");
        for (String tier : List.of("priority", "fast", "scale")) {
            assertThat(extras(Map.of("service_tier", tier)).unbounded())
                    .containsExactly("service_tier: " + tier);
        }
        for (String tier : List.of("auto", "default", "flex")) {
            assertThat(extras(Map.of("service_tier", tier)).unbounded()).isEmpty();
        }
    }

    @Test
    void aLargeSearchContextCostsMoreThanIsListed() {
        assertThat(extras(Map.of("web_search_options", Map.of("search_context_size", "high")))
                        .unbounded())
                .hasSize(1);
        assertThat(extras(Map.of("web_search_options", Map.of())).unbounded()).isEmpty();
        assertThat(extras(Map.of("web_search_options", Map.of())).searchOptions())
                .isTrue();
    }

    @Test
    void seesWhatTheAnswerMayBe() {
        assertThat(extras(Map.of()).onlyText()).isNull();
        assertThat(extras(Map.of("modalities", List.of("text"))).onlyText()).isTrue();
        assertThat(extras(Map.of("modalities", List.of("text", "image"))).onlyText())
                .isFalse();
    }

    @Test
    void nonsenseIsNotItsBusiness() {
        assertThat(extras(Map.of("plugins", "web", "tools", Set.of(), "modalities", 3))
                        .unbounded())
                .isEmpty();
    }

    private static ChatExtras parser(String engine) {
        return plugin(Map.of("id", "file-parser", "pdf", Map.of("engine", engine)));
    }

    private static ChatExtras plugin(Map<String, Object> plugin) {
        return extras(Map.of("plugins", List.of(plugin)));
    }

    private static ChatExtras extras(Map<String, Object> body) {
        return ChatExtras.of(body);
    }
}
