package com.ainews.sandbox;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which models a query of {@code /models} wants, and in which order. */
final class ModelFilter {

    private static final int MILLION = 6;
    private static final BigDecimal UNKNOWN = BigDecimal.ONE.negate();

    private final Exchange exchange;

    ModelFilter(Exchange exchange) {
        this.exchange = exchange;
    }

    /** What is left of some models. */
    List<SandboxModel> of(Stream<SandboxModel> models) throws ApiError {
        Predicate<SandboxModel> wanted = has("supported_parameters", SandboxModel::parameters)
                .and(has("input_modalities", SandboxModel::input))
                .and(outputs())
                .and(search())
                .and(oneOf("model_authors", ModelFilter::author))
                .and(oneOf("arch", SandboxModel::tokenizer))
                .and(least("context", model -> BigDecimal.valueOf(model.contextLength())))
                .and(between("price", model -> perMillion(model, "prompt")))
                .and(between("output_price", model -> perMillion(model, "completion")))
                .and(between("intelligence_index", score(SandboxModel.Benchmarks::intelligence)))
                .and(between("coding_index", score(SandboxModel.Benchmarks::coding)))
                .and(between("agentic_index", score(SandboxModel.Benchmarks::agentic)));
        Comparator<SandboxModel> order = order(exchange.parameter("sort"));
        Stream<SandboxModel> found = models.filter(wanted);
        return (order == null ? found : found.sorted(order)).toList();
    }

    private Predicate<SandboxModel> has(
            String parameter, Function<SandboxModel, List<String>> facts) {
        List<String> all = words(parameter);
        return model -> facts.apply(model).containsAll(all);
    }

    /** One of them is enough, and it is text where nothing is said. */
    private Predicate<SandboxModel> outputs() {
        List<String> some = words("output_modalities");
        if (some.contains("all")) {
            return _ -> true;
        }
        Set<String> any = some.isEmpty() ? Set.of("text") : Set.copyOf(some);
        return model -> !Collections.disjoint(model.output(), any);
    }

    private Predicate<SandboxModel> search() {
        String text = exchange.parameter("q").toLowerCase(Locale.ROOT);
        return model -> model.id().toLowerCase(Locale.ROOT).contains(text)
                || model.name().toLowerCase(Locale.ROOT).contains(text);
    }

    private Predicate<SandboxModel> oneOf(String parameter, Function<SandboxModel, String> fact) {
        List<String> some = words(parameter);
        return model ->
                some.isEmpty() || some.stream().anyMatch(fact.apply(model)::equalsIgnoreCase);
    }

    private Predicate<SandboxModel> between(
            String parameter, Function<SandboxModel, @Nullable BigDecimal> fact) throws ApiError {
        BigDecimal most = number("max_" + parameter);
        return least("min_" + parameter, fact).and(model -> {
            BigDecimal value = fact.apply(model);
            return most == null || (value != null && value.compareTo(most) <= 0);
        });
    }

    private Predicate<SandboxModel> least(
            String parameter, Function<SandboxModel, @Nullable BigDecimal> fact) throws ApiError {
        BigDecimal least = number(parameter);
        return model -> {
            BigDecimal value = fact.apply(model);
            return least == null || (value != null && value.compareTo(least) >= 0);
        };
    }

    private List<String> words(String parameter) {
        String value = exchange.parameter(parameter);
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(","));
    }

    private @Nullable BigDecimal number(String parameter) throws ApiError {
        String text = exchange.parameter(parameter);
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw new ApiError(400, "invalid_request", parameter + " must be a number");
        }
    }

    private static @Nullable Comparator<SandboxModel> order(String sort) throws ApiError {
        return switch (sort) {
            case "" -> null;
            case "newest" -> descending(model -> BigDecimal.valueOf(model.created()));
            case "context-high-to-low" ->
                descending(model -> BigDecimal.valueOf(model.contextLength()));
            case "pricing-low-to-high" -> descending(ModelFilter::averagePrice).reversed();
            case "pricing-high-to-low" -> descending(ModelFilter::averagePrice);
            case "intelligence-high-to-low" ->
                descending(score(SandboxModel.Benchmarks::intelligence));
            case "coding-high-to-low" -> descending(score(SandboxModel.Benchmarks::coding));
            case "agentic-high-to-low" -> descending(score(SandboxModel.Benchmarks::agentic));
            // Nobody measures these here.
            case "most-popular",
                    "top-weekly",
                    "throughput-high-to-low",
                    "latency-low-to-high",
                    "design-arena-elo-high-to-low" -> null;
            default -> throw new ApiError(400, "invalid_request", "No such order: " + sort);
        };
    }

    /** What is not known comes last. */
    private static Comparator<SandboxModel> descending(
            Function<SandboxModel, @Nullable BigDecimal> fact) {
        return Comparator.comparing(
                model -> {
                    BigDecimal value = fact.apply(model);
                    return value == null ? UNKNOWN : value;
                },
                Comparator.reverseOrder());
    }

    private static BigDecimal averagePrice(SandboxModel model) {
        return model.price("prompt").add(model.price("completion"));
    }

    private static BigDecimal perMillion(SandboxModel model, String name) {
        return model.price(name).movePointRight(MILLION);
    }

    private static Function<SandboxModel, @Nullable BigDecimal> score(
            Function<SandboxModel.Benchmarks, String> index) {
        return model ->
                model.benchmarks() == null ? null : new BigDecimal(index.apply(model.benchmarks()));
    }

    private static String author(SandboxModel model) {
        return model.id().substring(0, model.id().indexOf('/'));
    }
}
