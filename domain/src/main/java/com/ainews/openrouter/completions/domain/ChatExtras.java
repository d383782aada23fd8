package com.ainews.openrouter.completions.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chat request asks for that is billed besides the tokens of its text.
 *
 * @param webResults results of the web plugin, at most; zero where the request does not ask for it
 * @param onlyExa whether Exa makes these searches, which charges by result; else a model's provider
 *     may search by itself, as often as it likes
 * @param searchOptions whether a model that can search is told how
 * @param freeParser whether files are read in a way that costs nothing but tokens
 * @param onlyText whether the answer is text and nothing else; null where the request does not say
 * @param unbounded what else costs something that nobody can bound, as the request names it
 * @see <a href="https://openrouter.ai/docs/features/web-search">Web search: engines and prices</a>
 * @see <a href="https://openrouter.ai/docs/features/multimodal/pdfs">PDF engines and prices</a>
 */
public record ChatExtras(
        int webResults,
        boolean onlyExa,
        boolean searchOptions,
        boolean freeParser,
        @Nullable Boolean onlyText,
        Set<String> unbounded) {

    /** What OpenRouter's web plugin fetches where the request does not say. */
    static final int DEFAULT_WEB_RESULTS = 5;

    static final int MAX_WEB_RESULTS = 100;

    private static final String PLUGINS = "plugins";

    /** They choose the model, shorten the prompt or mend the answer, and have no price of their own. */
    private static final Set<String> PLUGINS_WITHOUT_FEE = Set.of(
            "auto-router",
            "auto-beta-router",
            "pareto-router",
            "context-compression",
            "response-healing");

    /** The caller runs them. All others run at OpenRouter, in a loop of calls to the model. */
    private static final Set<String> TOOLS_OF_CALLERS = Set.of("function", "custom");

    private static final Set<String> ENGINES_WITHOUT_FEE =
            Set.of("cloudflare-ai", "pdf-text", "native");

    /** Others may cost more than the listed price. */
    private static final Set<String> TIERS_AT_LISTED_PRICE = Set.of("auto", "default", "flex");

    public ChatExtras {
        unbounded = Set.copyOf(unbounded);
    }

    static ChatExtras of(Map<String, ? extends @Nullable Object> body) {
        Set<String> unbounded = new TreeSet<>();
        List<Map<?, ?>> web = new ArrayList<>();
        boolean freeParser = false;
        for (Map<?, ?> plugin : entries(body.get(PLUGINS))) {
            String id = word(plugin.get("id"));
            if (Boolean.FALSE.equals(plugin.get("enabled")) || PLUGINS_WITHOUT_FEE.contains(id)) {
                continue;
            }
            switch (id) {
                case "web" -> web.add(plugin);
                case "file-parser" -> freeParser = readsFree(plugin);
                default -> unbounded.add(PLUGINS + ": " + id);
            }
        }
        web.stream().filter(ChatExtras::isPricedApart).forEach(_ -> unbounded.add("plugins: web"));
        entries(body.get("tools")).stream()
                .map(tool -> tool.get("type") == null ? "function" : word(tool.get("type")))
                .filter(type -> !TOOLS_OF_CALLERS.contains(type))
                .forEach(type -> unbounded.add("tools: " + type));
        if (body.get("preset") != null) {
            unbounded.add("preset");
        }
        if (body.get("service_tier") != null
                && !TIERS_AT_LISTED_PRICE.contains(word(body.get("service_tier")))) {
            unbounded.add("service_tier: " + word(body.get("service_tier")));
        }
        boolean searchOptions = body.get("web_search_options") != null;
        if (searchOptions && hasLargeContext(body.get("web_search_options"))) {
            unbounded.add("web_search_options: search_context_size");
        }
        return new ChatExtras(
                Math.min(
                        MAX_WEB_RESULTS,
                        web.stream().mapToInt(ChatExtras::results).sum()),
                !web.isEmpty() && web.stream().allMatch(plugin -> isExa(plugin)),
                searchOptions,
                freeParser,
                onlyText(body.get("modalities")),
                unbounded);
    }

    /** The same where the model's name asks for a search as well. */
    int webResultsFor(boolean isOnline) {
        return isOnline && webResults == 0 ? DEFAULT_WEB_RESULTS : webResults;
    }

    private static int results(Map<?, ?> plugin) {
        return plugin.get("max_results") instanceof Number most
                ? new BigDecimal(most.toString())
                        .min(BigDecimal.valueOf(MAX_WEB_RESULTS))
                        .max(BigDecimal.ONE)
                        .intValue()
                : DEFAULT_WEB_RESULTS;
    }

    private static boolean isExa(Map<?, ?> plugin) {
        return "exa".equals(word(plugin.get("engine")));
    }

    /** What is known is Exa's price by result, for its plain mode; or that of a model's provider. */
    private static boolean isPricedApart(Map<?, ?> plugin) {
        boolean isPlain = plugin.get("mode") == null || "auto".equals(word(plugin.get("mode")));
        return !isPlain || (plugin.get("engine") != null && !isExa(plugin));
    }

    private static boolean readsFree(Map<?, ?> plugin) {
        return plugin.get("pdf") instanceof Map<?, ?> pdf
                && ENGINES_WITHOUT_FEE.contains(word(pdf.get("engine")));
    }

    private static boolean hasLargeContext(@Nullable Object options) {
        return options instanceof Map<?, ?> map
                && map.get("search_context_size") != null
                && !"low".equals(word(map.get("search_context_size")));
    }

    private static @Nullable Boolean onlyText(@Nullable Object modalities) {
        return (modalities instanceof List<?> list && !list.isEmpty())
                ? list.stream().allMatch("text"::equals)
                : null;
    }

    private static List<Map<?, ?>> entries(@Nullable Object list) {
        Stream<?> entries = list instanceof List<?> all ? all.stream() : Stream.of();
        return entries.<Map<?, ?>>mapMulti((entry, found) -> {
                    if (entry instanceof Map<?, ?> map) {
                        found.accept(map);
                    }
                })
                .toList();
    }

    private static String word(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }
}
