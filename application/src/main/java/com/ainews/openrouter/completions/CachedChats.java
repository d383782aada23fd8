package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.port.AnswerCache;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Usd;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives answers again to those who want that; others get one of their own. */
@Service
class CachedChats {

    private final MakePaidCall makePaidCall;
    private final CallAccount account;
    private final AffordCall affordCall;
    private final AnswerCache cache;
    private final InstantSource clock;

    /** Whole answers that are on their way in this replica; empty for one that can't be shared. */
    private final ConcurrentMap<String, CompletableFuture<Optional<CachedAnswer>>> underWay =
            new ConcurrentHashMap<>();

    CachedChats(
            MakePaidCall makePaidCall,
            CallAccount account,
            AffordCall affordCall,
            AnswerCache cache,
            InstantSource clock) {
        this.makePaidCall = makePaidCall;
        this.account = account;
        this.affordCall = affordCall;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Completes a chat, whole or piece by piece.
     *
     * @param stream null for a whole answer
     */
    Completion complete(
            CompletionCommand command,
            CallSettings settings,
            CallPlan plan,
            @Nullable AnswerStream stream) {
        if (!command.caching().isWanted(settings.responseCache())
                || !(command.prompt() instanceof Prompt.Passed prompt)) {
            return makePaidCall.make(command, settings, plan, stream);
        }
        String key = cache.key(new AnswerCache.Request(
                command.payer().user(),
                stream != null,
                plan.legs().stream().map(leg -> terms(leg, settings)).toList(),
                prompt.headers(),
                prompt.body().fields()));
        var wanted = new Wanted(command.keepingAnswer(), settings, plan, key);
        Optional<CachedAnswer> known = cache.find(key);
        if (known.isPresent()) {
            return again(wanted, known.get(), stream);
        }
        return stream == null ? completeOrShare(wanted) : stream(wanted, stream);
    }

    /** What a model would be told that does not stand in the body. */
    private static String terms(CallPlan.Leg leg, CallSettings settings) {
        return "%s %d %s"
                .formatted(leg.offer().id(), leg.maxTokens().value(), leg.temperature(settings));
    }

    private record Wanted(
            CompletionCommand command, CallSettings settings, CallPlan plan, String key) {}

    /** Waits for the same answer where it is on its way already. */
    private Completion completeOrShare(Wanted wanted) {
        var mine = new CompletableFuture<Optional<CachedAnswer>>();
        CompletableFuture<Optional<CachedAnswer>> others = underWay.putIfAbsent(wanted.key(), mine);
        if (others != null) {
            Optional<CachedAnswer> shared =
                    SharedAnswer.await(others, wanted.command().patience(), clock);
            return shared.isPresent() ? again(wanted, shared.get(), null) : paid(wanted, null);
        }
        try {
            Completion completion = paid(wanted, null);
            mine.complete(store(wanted, completion, List.of()));
            return completion;
        } finally {
            // Also where it failed: then each of those who wait asks for an answer of its own.
            mine.complete(Optional.empty());
            underWay.remove(wanted.key(), mine);
        }
    }

    private Completion stream(Wanted wanted, AnswerStream stream) {
        var recorded = new RecordedStream(stream);
        Completion completion = paid(wanted, recorded);
        if (recorded.chunks() != null) {
            store(wanted, completion, recorded.chunks());
        }
        return completion;
    }

    private Completion paid(Wanted wanted, @Nullable AnswerStream stream) {
        return makePaidCall
                .make(wanted.command(), wanted.settings(), wanted.plan(), stream)
                .with(CacheStatus.MISS);
    }

    /**
     * The answer as it can be given to others, which one that a limit made shorter can't. It is kept
     * only where the model that is asked first gave it: the next request should try that one again.
     */
    private Optional<CachedAnswer> store(
            Wanted wanted, Completion completion, List<String> chunks) {
        if (completion.reduction() != null || completion.cost() == null) {
            return Optional.empty();
        }
        CachedAnswer answer = cache.atNoCost(CachedAnswer.of(completion, chunks));
        if (completion.asked().equals(wanted.plan().legs().getFirst().offer().id())) {
            cache.store(wanted.key(), answer, wanted.command().caching().ttlOrUsual());
        }
        return Optional.of(answer);
    }

    /** It counts as a request and costs nothing, and it stands in the ledger. */
    private Completion again(Wanted wanted, CachedAnswer answer, @Nullable AnswerStream stream) {
        CallAccount.Open open =
                affordCall.affordNothing(wanted.command(), wanted.settings(), answer.model());
        account.settleAgain(open, answer);
        if (stream != null) {
            replay(answer, stream);
        }
        return new Completion(
                answer.generationId(),
                answer.model(),
                answer.model(),
                answer.provider(),
                answer.content(),
                answer.finishReason(),
                answer.promptTokens(),
                answer.completionTokens(),
                Usd.ZERO,
                account.latency(open),
                null,
                List.of(),
                null,
                answer.json(),
                CacheStatus.HIT);
    }

    private static void replay(CachedAnswer answer, AnswerStream stream) {
        try {
            stream.begin(new AnswerStream.Start(answer.generationId(), answer.model(), List.of())
                    .with(CacheStatus.HIT));
            for (String chunk : answer.chunks()) {
                byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
                stream.chunk(bytes, 0, bytes.length);
            }
        } catch (AnswerStream.ReaderLeft e) {
            throw new ProblemException(ProblemType.CLIENT_LEFT, "Nobody reads the answer any more.")
                    .causedBy(e);
        }
    }
}
