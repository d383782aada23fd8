package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway;
import com.ainews.openrouter.shared.TokenCount;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gateway that does what a test says, and remembers what it was asked. */
final class ScriptedGateway implements CompletionGateway {

    static final Duration TIME_TO_FIRST_TOKEN = Duration.ofMillis(5);
    static final String CHUNK = "{\"choices\": []}";

    private final Deque<UpstreamFailure> failures = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private @Nullable BigDecimal cost = new BigDecimal("0.0000123");
    private Runnable meanwhile = () -> {};
    private boolean hasUsage = true;
    private boolean hasName = true;
    private boolean failsAmidTheAnswer;
    private List<UpstreamFailure> before = List.of();

    /** The next calls fail like this, one each. */
    ScriptedGateway fails(UpstreamFailure... next) {
        failures.addAll(List.of(next));
        return this;
    }

    /** Answers come only after attempts that failed like this. */
    ScriptedGateway answersAfter(UpstreamFailure... attempts) {
        before = List.of(attempts);
        return this;
    }

    /** From here on none fails. */
    void forgetFailures() {
        failures.clear();
    }

    ScriptedGateway reports(@Nullable String usd) {
        cost = usd == null ? null : new BigDecimal(usd);
        return this;
    }

    /** Answers do not say what they used. */
    ScriptedGateway leavesOutTheUsage() {
        hasUsage = false;
        return this;
    }

    /** Answers have no id to ask for. */
    ScriptedGateway leavesOutTheName() {
        hasName = false;
        return this;
    }

    /** Streams that fail do so after their first piece. */
    ScriptedGateway failsAmidTheAnswer() {
        failsAmidTheAnswer = true;
        return this;
    }

    ScriptedGateway meanwhile(Runnable look) {
        meanwhile = look;
        return this;
    }

    List<Call> calls() {
        return calls;
    }

    @Override
    public Reply complete(Call call, Runnable beforeRepeating, List<FailedAttempt> earlier) {
        calls.add(call);
        meanwhile.run();
        UpstreamFailure failure = failures.poll();
        if (failure != null) {
            return new Reply.Failed(List.of(new FailedAttempt(
                    call.model(), failure, null, "scripted", null, "gen-" + calls.size())));
        }
        return new Reply.Answered(
                new Answer(
                        hasName ? "gen-" + calls.size() : "",
                        call.model(),
                        "Scripted",
                        "{\"summary\": \"It rained.\"}",
                        "stop",
                        TokenCount.of(20),
                        TokenCount.of(10),
                        cost,
                        TIME_TO_FIRST_TOKEN,
                        hasUsage,
                        CHUNK),
                before.stream()
                        .map(each ->
                                new FailedAttempt(call.model(), each, null, "scripted", null, null))
                        .toList());
    }

    @Override
    public Reply stream(
            Call call, Runnable beforeRepeating, List<FailedAttempt> earlier, AnswerStream stream) {
        boolean begins = failures.isEmpty() || failsAmidTheAnswer;
        if (begins) {
            begin(call, earlier, stream);
        }
        return switch (complete(call, beforeRepeating, earlier)) {
            case Reply.Failed failed
            when begins ->
                new Reply.Failed(failed.failures().stream()
                        .map(FailedAttempt::afterBeginning)
                        .toList());
            case Reply reply -> reply;
        };
    }

    private static void begin(Call call, List<FailedAttempt> earlier, AnswerStream stream) {
        byte[] piece = CHUNK.getBytes(StandardCharsets.UTF_8);
        try {
            stream.begin(new AnswerStream.Start(
                    "gen-1",
                    call.model(),
                    earlier.stream().map(Completion.Tried::from).toList()));
            stream.chunk(piece, 0, piece.length);
        } catch (AnswerStream.ReaderLeft e) {
            throw new AssertionError("The readers of these tests stay", e);
        }
    }
}
