package com.ainews.openrouter.completions.domain;

import com.ainews.openrouter.shared.ProblemType;

import java.util.Locale;

/** Every way in which a call to a model fails, and what is worth doing then. */
public enum UpstreamFailure {
    /** Wanted, but this service can't call it, as where no catalogue has it: it was not asked. */
    NOT_OFFERED(ProblemType.MODEL_NOT_FOUND, Remedy.NEXT_MODEL),
    /** Wanted, but it lacks what the request needs: it was not asked. */
    LACKS_CAPABILITY(ProblemType.NO_MODEL_AVAILABLE, Remedy.NEXT_MODEL),
    /** 429: too many calls for this key or model. */
    RATE_LIMITED(ProblemType.UPSTREAM_RATE_LIMITED, Remedy.RETRY),
    /** 503, 529: the provider has no room. */
    OVERLOADED(ProblemType.UPSTREAM_UNAVAILABLE, Remedy.RETRY),
    /** 500, 502, or an error inside an answer that looks like a success. */
    PROVIDER_FAILED(ProblemType.UPSTREAM_FAILED, Remedy.RETRY),
    /** An answer without a token and without a reason to end, as from a model that warms up. */
    EMPTY_ANSWER(ProblemType.UPSTREAM_FAILED, Remedy.RETRY),
    /** No connection could be made: nothing was sent. */
    NOT_CONNECTED(ProblemType.UPSTREAM_UNAVAILABLE, Remedy.RETRY),
    /** The circuit breaker of the model is open: nothing was sent. */
    CIRCUIT_OPEN(ProblemType.UPSTREAM_UNAVAILABLE, Remedy.NEXT_MODEL),
    /** The circuit breaker of OpenRouter as a whole is open: nothing was sent, to no model. */
    UPSTREAM_CIRCUIT_OPEN(ProblemType.UPSTREAM_UNAVAILABLE, Remedy.GIVE_UP),
    /** 408, 504, 524 as an answer: the provider gave up, and says so. */
    TIMED_OUT(ProblemType.UPSTREAM_TIMEOUT, Remedy.NEXT_MODEL),
    /** No answer in our time, though the call was sent. */
    NO_ANSWER(ProblemType.UPSTREAM_TIMEOUT, Remedy.NEXT_MODEL),
    /** The connection ended, or what came can't be read, though the call was sent. */
    BROKEN_ANSWER(ProblemType.UPSTREAM_FAILED, Remedy.NEXT_MODEL),
    /** 404: the model, or a provider of it that fits the price and the parameters, is gone. */
    MODEL_GONE(ProblemType.UPSTREAM_MODEL_GONE, Remedy.NEXT_MODEL),
    /** The content is refused by this model's provider or its moderation. */
    CONTENT_REFUSED(ProblemType.CONTENT_REFUSED, Remedy.NEXT_MODEL),
    /** The prompt is longer than the model's context. */
    INPUT_TOO_LONG(ProblemType.INPUT_TOO_LONG, Remedy.NEXT_MODEL),
    /** 400, 422: this model does not take the call as it is. */
    REJECTED(ProblemType.UPSTREAM_REJECTED, Remedy.NEXT_MODEL),
    /** 401 for a key that was good a moment ago, as when OpenRouter can't look keys up. */
    GOOD_KEY_REJECTED(ProblemType.UPSTREAM_UNAVAILABLE, Remedy.RETRY),
    /** 401: the key. Other models would say the same. */
    KEY_REJECTED(ProblemType.API_KEY_REJECTED, Remedy.GIVE_UP),
    /** 402: the account behind the key. */
    CREDIT_EXHAUSTED(ProblemType.UPSTREAM_CREDIT_EXHAUSTED, Remedy.GIVE_UP),
    /** The caller went away while the model wrote, and the call was cancelled. */
    CLIENT_LEFT(ProblemType.CLIENT_LEFT, Remedy.GIVE_UP),
    /** The caller's own deadline passed while the model wrote, and the call was cancelled. */
    DEADLINE_PASSED(ProblemType.UPSTREAM_TIMEOUT, Remedy.GIVE_UP);

    /** The best that can be done about a failure. */
    public enum Remedy {
        /** The same call may succeed a moment later; else the next model may. */
        RETRY,
        NEXT_MODEL,
        GIVE_UP
    }

    private final ProblemType problem;
    private final Remedy remedy;

    UpstreamFailure(ProblemType problem, Remedy remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What the caller is told when nothing helped. */
    public ProblemType problem() {
        return problem;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Whether the call may have been billed, although it failed: only time can tell. */
    public boolean mayBeBilled() {
        return this == NO_ANSWER
                || this == BROKEN_ANSWER
                || this == CLIENT_LEFT
                || this == DEADLINE_PASSED;
    }

    /** Whether the call never left this service. */
    public boolean wasNotSent() {
        return switch (this) {
            case NOT_OFFERED,
                    LACKS_CAPABILITY,
                    NOT_CONNECTED,
                    CIRCUIT_OPEN,
                    UPSTREAM_CIRCUIT_OPEN -> true;
            default -> false;
        };
    }

    /**
     * Whether it surely says something of the model or its providers, not of the key, the caller
     * or the network. What is refused, too long, malformed or too frequent may be the caller's
     * doing, and a model that is gone for one key may be there for others.
     */
    public boolean isTheModels() {
        return switch (this) {
            case OVERLOADED, PROVIDER_FAILED, EMPTY_ANSWER, TIMED_OUT, NO_ANSWER, BROKEN_ANSWER ->
                true;
            case NOT_OFFERED,
                    LACKS_CAPABILITY,
                    RATE_LIMITED,
                    NOT_CONNECTED,
                    CIRCUIT_OPEN,
                    UPSTREAM_CIRCUIT_OPEN,
                    MODEL_GONE,
                    CONTENT_REFUSED,
                    INPUT_TOO_LONG,
                    REJECTED,
                    GOOD_KEY_REJECTED,
                    KEY_REJECTED,
                    CREDIT_EXHAUSTED,
                    CLIENT_LEFT,
                    DEADLINE_PASSED -> false;
        };
    }

    /** Whether the model had no room or no time, so that it should get fewer calls at a time. */
    public boolean saysModelIsFull() {
        return this == RATE_LIMITED || this == OVERLOADED || this == TIMED_OUT || this == NO_ANSWER;
    }

    public String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
