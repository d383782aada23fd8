package com.ainews.openrouter.completions;

import com.ainews.openrouter.catalog.AcceptedPrices;
import com.ainews.openrouter.catalog.CallExtras;
import com.ainews.openrouter.completions.domain.ChatBody;
import com.ainews.openrouter.completions.domain.ChatContent;
import com.ainews.openrouter.completions.domain.ChatExtras;
import com.ainews.openrouter.completions.domain.Needs;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model is asked. */
public sealed interface Prompt {

    /** What a model must be able to do to be asked this. */
    Needs needs();

    /** What it may cost besides plain tokens, asked of a model of this name. */
    CallExtras extras(ModelId model);

    /** What its caller accepts that a provider costs. */
    AcceptedPrices acceptedPrices();

    /** The tokens of what is attached to it. */
    Attached attached();

    /**
     * How long attachments are, which nobody knows before.
     *
     * @param likely in tokens
     * @param most in tokens; more than any model takes, where it can't be told
     */
    record Attached(long likely, long most) {

        public static final Attached NOTHING = new Attached(0, 0);
    }

    /** How many answers it asks for, each as long as allowed. */
    int choices();

    /**
     * Written by this service.
     *
     * @param outputSchema the form that the answer must have; null for free text. A model that takes
     *     no schema as a parameter is told in words
     */
    record Written(List<Message> messages, @Nullable OutputSchema outputSchema) implements Prompt {

        public Written {
            messages = List.copyOf(messages);
        }

        @Override
        public Needs needs() {
            return Needs.NONE;
        }

        @Override
        public CallExtras extras(ModelId model) {
            return CallExtras.NONE;
        }

        @Override
        public AcceptedPrices acceptedPrices() {
            return AcceptedPrices.LISTED;
        }

        @Override
        public Attached attached() {
            return Attached.NOTHING;
        }

        @Override
        public int choices() {
            return 1;
        }
    }

    /**
     * Written by the caller, and passed on as it is.
     *
     * @param headers of the request that go with it
     */
    record Passed(ChatBody body, ChatContent content, Map<String, String> headers)
            implements Prompt {

        private static final int DIGITS_OF_A_MILLION = 6;

        public Passed {
            headers = Map.copyOf(headers);
        }

        /** Reads from the body what it takes to plan the call. */
        public static Passed of(ChatBody body) {
            return of(body, Map.of());
        }

        public static Passed of(ChatBody body, Map<String, String> headers) {
            return new Passed(body, body.content(), headers);
        }

        @Override
        public Needs needs() {
            return body.needs();
        }

        @Override
        public CallExtras extras(ModelId model) {
            ChatExtras extras = content.extras();
            return new CallExtras(
                    content.images(),
                    content.inputs().contains("audio"),
                    content.images() + content.attachments() > 0,
                    content.files() > 0 && !extras.freeParser(),
                    caching(),
                    new CallExtras.Search(
                            content.webResultsFor(model), extras.onlyExa(), extras.searchOptions()),
                    extras.onlyText(),
                    extras.unbounded());
        }

        private CallExtras.Caching caching() {
            if (content.cachesForLong()) {
                return CallExtras.Caching.LONG;
            }
            return content.writesCache() ? CallExtras.Caching.USUAL : CallExtras.Caching.NONE;
        }

        @Override
        public AcceptedPrices acceptedPrices() {
            return AcceptedPrices.of(
                    perToken(body.maxPrice("prompt")),
                    perToken(body.maxPrice("completion")),
                    usd(body.maxPrice("request")));
        }

        private static @Nullable Usd perToken(@Nullable BigDecimal perMillion) {
            return usd(perMillion == null ? null : perMillion.movePointLeft(DIGITS_OF_A_MILLION));
        }

        private static @Nullable Usd usd(@Nullable BigDecimal amount) {
            return amount == null ? null : new Usd(amount);
        }

        @Override
        public Attached attached() {
            return new Attached(content.likelyAttachedTokens(), content.mostAttachedTokens());
        }

        @Override
        public int choices() {
            return body.choices();
        }
    }
}
