package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The terms on which a model can be called now. */
public final class ModelOffer {

    /** Four dollars for a thousand results of Exa, with something on top; it may change. */
    private static final Usd WEB_RESULT = Usd.of("0.005");

    private static final String WEB_SEARCH = "web_search";
    private static final String SEARCH_OPTIONS = "web_search_options";

    /** Anthropic writes to a cache that lasts for an hour at twice the price of a token. */
    private static final int DEAREST_CACHE_WRITE = 2;

    private final ModelId id;
    private final Model model;

    /** What it costs. */
    private final Pricing pricing;

    /** What a provider of it may cost at most. */
    private final Pricing ceiling;

    /**
     * With the model's own prices, or with others that are to be assumed.
     *
     * @param id as it is asked for, which may be the model's with a suffix
     */
    ModelOffer(ModelId id, Model model, Pricing pricing) {
        this(id, model, pricing, pricing);
    }

    private ModelOffer(ModelId id, Model model, Pricing pricing, Pricing ceiling) {
        this.id = id;
        this.model = model;
        this.pricing = pricing;
        this.ceiling = ceiling;
    }

    /** The same for a caller who accepts dearer providers. */
    public ModelOffer upTo(AcceptedPrices accepted) {
        return accepted.byName().isEmpty()
                ? this
                : new ModelOffer(id, model, pricing, pricing.upTo(accepted.byName()));
    }

    public ModelId id() {
        return id;
    }

    /** The model's id in the catalogue, without a suffix that chooses among its providers. */
    public ModelId listedId() {
        return model.id();
    }

    /** Whether calls cost nothing at all. */
    public boolean isFree() {
        return pricing.isFree();
    }

    /** The model's name that never changes, under which a provider may say that it answered. */
    public String canonicalSlug() {
        return model.canonicalSlug();
    }

    /** How good the model is, by indices of Artificial Analysis; the higher, the better. */
    public ModelQuality quality() {
        return new ModelQuality(
                model.benchmarks().intelligence(),
                model.benchmarks().coding(),
                model.benchmarks().agentic());
    }

    /** Prompt and answer together, in tokens. */
    public long contextLength() {
        return model.contextLength();
    }

    /** The request parameters that the model takes. */
    public Set<String> parameters() {
        return model.supportedParameters();
    }

    /** The kinds of input that the model takes. */
    public Set<String> inputModalities() {
        return model.inputModalities();
    }

    /** The family of the model's tokenizer, such as {@code GPT}. */
    public String tokenizer() {
        return model.tokenizer();
    }

    /** Whether the model takes a request parameter, such as {@code structured_outputs}. */
    public boolean supports(String parameter) {
        return model.supports(parameter);
    }

    /** Whether the model takes a kind of input, such as {@code image}. */
    public boolean accepts(String modality) {
        return model.inputModalities().contains(modality);
    }

    /** Whether the model's answers may have such a part, such as {@code image}. */
    public boolean answersIn(String modality) {
        return model.outputModalities().contains(modality);
    }

    /** Whether the model's answers are text and nothing else; others may sing or paint unasked. */
    public boolean writesOnlyText() {
        return model.outputModalities().equals(Set.of("text"));
    }

    /** The most tokens that an answer may have behind a prompt of this size; below one: no room. */
    public long roomFor(TokenCount prompt) {
        return model.roomFor(prompt.value());
    }

    /** The most that a call can cost with at most so many tokens. */
    public Usd ceiling(TokenCount prompt, TokenCount answer, CallExtras extras) {
        return ceiling.ceiling(prompt.value(), answer.value(), writesOnlyText(extras))
                .plus(besides(prompt, extras))
                .roundedUp();
    }

    /** The most tokens of an answer that so much money is enough for, behind such a prompt. */
    public long answerTokensFor(Usd money, TokenCount prompt, CallExtras extras) {
        Usd left = money.minus(besides(prompt, extras));
        return left.amount().signum() < 0
                ? 0
                : ceiling.completionTokensFor(left, prompt.value(), writesOnlyText(extras));
    }

    /**
     * What of a call costs something that nobody can bound, in words for the caller; the ceiling is
     * without it.
     */
    public SortedSet<String> unbounded(CallExtras extras) {
        SortedSet<String> unbounded = new TreeSet<>(extras.unbounded());
        CallExtras.Search search = extras.search();
        boolean mayBeSearchedByProvider = hasPrice(WEB_SEARCH) || supports(SEARCH_OPTIONS);
        if (search.results() > 0 && !search.onlyExa() && mayBeSearchedByProvider) {
            unbounded.add(
                    "a web search by the provider of %s (plugin web with \"engine\": \"exa\" has"
                                    .formatted(id)
                            + " a bound)");
        }
        if (search.hasOptions() && supports(SEARCH_OPTIONS) && !hasPrice(WEB_SEARCH)) {
            unbounded.add(SEARCH_OPTIONS);
        }
        if (extras.hasUnreadFiles() && !accepts("file")) {
            unbounded.add(
                    "files that %s can't read (plugin file-parser with \"engine\":".formatted(id)
                            + " \"cloudflare-ai\" has no price)");
        }
        return unbounded;
    }

    private boolean hasPrice(String name) {
        return ceiling.dearest(name, Long.MAX_VALUE).isPositive();
    }

    private boolean writesOnlyText(CallExtras extras) {
        return Objects.requireNonNullElse(extras.onlyText(), writesOnlyText());
    }

    /** The most that such a call can cost besides plain tokens. */
    private Usd besides(TokenCount prompt, CallExtras extras) {
        int searches = extras.search().results();
        boolean searchesByItself = supports(SEARCH_OPTIONS) && hasPrice(WEB_SEARCH);
        return dearestPromptToken(prompt, extras)
                .minus(promptTokenPrice(prompt))
                .times(prompt.value())
                .plus(imagePrice(prompt).times(extras.images()))
                .plus(Usd.max(WEB_RESULT, dearest(WEB_SEARCH, prompt)).times(searches))
                .plus(searchesByItself ? dearest(WEB_SEARCH, prompt) : Usd.ZERO);
    }

    private Usd dearestPromptToken(TokenCount prompt, CallExtras extras) {
        Usd dearest = Usd.max(promptTokenPrice(prompt), dearest("input_cache_read", prompt));
        if (extras.images() > 0) {
            dearest = Usd.max(dearest, dearest("image_token", prompt));
        }
        if (extras.hasAudio()) {
            dearest = Usd.max(dearest, audioPrice(prompt));
            dearest = Usd.max(dearest, dearest("input_audio_cache", prompt));
        }
        return switch (extras.caching()) {
            // OpenAI's newer models write to their cache without being asked.
            case NONE ->
                model.author().equals("openai")
                        ? Usd.max(dearest, dearest("input_cache_write", prompt))
                        : dearest;
            case USUAL -> Usd.max(dearest, dearest("input_cache_write", prompt));
            case LONG ->
                Usd.max(
                        Usd.max(dearest, dearest("input_cache_write_1h", prompt)),
                        Usd.max(
                                dearest("input_cache_write", prompt),
                                promptTokenPrice(prompt).times(DEAREST_CACHE_WRITE)));
        };
    }

    private Usd dearest(String name, TokenCount prompt) {
        return ceiling.dearest(name, prompt.value());
    }

    /** What a call with exactly so many tokens costs at the prices of an instant. */
    public Usd costAt(TokenCount prompt, TokenCount answer, Instant at) {
        return pricing.costAt(prompt.value(), answer.value(), at);
    }

    /** The highest price of the request itself, besides its tokens. */
    public Usd requestPrice(TokenCount prompt) {
        return ceiling.dearest(Pricing.REQUEST, prompt.value());
    }

    /** The highest price of a picture in the prompt. */
    public Usd imagePrice(TokenCount prompt) {
        return ceiling.dearest("image", prompt.value());
    }

    /** The highest price of a unit of sound in the prompt. */
    public Usd audioPrice(TokenCount prompt) {
        return ceiling.dearest("audio", prompt.value());
    }

    /** The highest price of a prompt token in a prompt of this size. */
    public Usd promptTokenPrice(TokenCount prompt) {
        return ceiling.dearest(Pricing.PROMPT, prompt.value());
    }

    /** The highest price of an answer's token behind a prompt of this size. */
    public Usd answerTokenPrice(TokenCount prompt) {
        return ceiling.dearest(Pricing.COMPLETION, prompt.value());
    }

    boolean isCallableAt(Instant now) {
        LocalDate expiration = model.expirationDate();
        boolean expired =
                expiration != null && expiration.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return !expired && pricing.isKnown() && model.outputModalities().contains("text");
    }
}
