package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.TokenCount;
import com.ainews.openrouter.shared.Usd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The terms on which a model can be called now. */
public final class ModelOffer {

    private final Model model;
    private final Pricing pricing;

    /** With the model's own prices, or with others that are to be assumed. */
    ModelOffer(Model model, Pricing pricing) {
        this.model = model;
        this.pricing = pricing;
    }

    public ModelId id() {
        return model.id();
    }

    /** The family of the model's tokenizer, such as {@code GPT}. */
    public String tokenizer() {
        return model.tokenizer();
    }

    /** Whether the model takes a request parameter, such as {@code structured_outputs}. */
    public boolean supports(String parameter) {
        return model.supports(parameter);
    }

    /** The most tokens that an answer may have behind a prompt of this size; below one: no room. */
    public long roomFor(TokenCount prompt) {
        return model.roomFor(prompt.value());
    }

    /** The most that a call can cost with at most so many tokens. */
    public Usd ceiling(TokenCount prompt, TokenCount answer) {
        return pricing.ceiling(prompt.value(), answer.value());
    }

    /** The most tokens of an answer that so much money is enough for, behind such a prompt. */
    public long answerTokensFor(Usd money, TokenCount prompt) {
        return pricing.completionTokensFor(money, prompt.value());
    }

    /** What a call with exactly so many tokens costs at the listed prices. */
    public Usd listedCost(TokenCount prompt, TokenCount answer) {
        return pricing.listed(prompt.value(), answer.value());
    }

    /** The highest price of the request itself, besides its tokens. */
    public Usd requestPrice(TokenCount prompt) {
        return pricing.dearest(Pricing.REQUEST, prompt.value());
    }

    /** The highest price of a prompt token in a prompt of this size. */
    public Usd promptTokenPrice(TokenCount prompt) {
        return pricing.dearest(Pricing.PROMPT, prompt.value());
    }

    /** The highest price of an answer's token behind a prompt of this size. */
    public Usd answerTokenPrice(TokenCount prompt) {
        return pricing.dearest(Pricing.COMPLETION, prompt.value());
    }

    boolean isCallableAt(Instant now) {
        LocalDate expiration = model.expirationDate();
        boolean expired =
                expiration != null && expiration.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return !expired && pricing.isKnown() && model.outputModalities().contains("text");
    }
}
