package com.ainews.openrouter.completions;

import com.ainews.openrouter.completions.domain.Answer;
import com.ainews.openrouter.completions.domain.FailedAttempt;
import com.ainews.openrouter.completions.domain.UpstreamFailure;
import com.ainews.openrouter.completions.port.CompletionGateway;
import com.ainews.openrouter.shared.TokenCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gateway that does what a test says, and remembers what it was asked. */
final class ScriptedGateway implements CompletionGateway {

    private final Deque<UpstreamFailure> failures = new ArrayDeque<>();
    private final List<Call> calls = new ArrayList<>();
    private @Nullable BigDecimal cost = new BigDecimal("0.0000123");
    private Runnable meanwhile = () -> {};

    /** The next calls fail like this, one each. */
    ScriptedGateway fails(UpstreamFailure... next) {
        failures.addAll(List.of(next));
        return this;
    }

    ScriptedGateway reports(@Nullable String usd) {
        cost = usd == null ? null : new BigDecimal(usd);
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
    public Reply complete(Call call, Runnable beforeRepeating) {
        calls.add(call);
        meanwhile.run();
        UpstreamFailure failure = failures.poll();
        if (failure != null) {
            return new Reply.Failed(List.of(new FailedAttempt(
                    call.model(), failure, null, "scripted", null, "gen-" + calls.size())));
        }
        return new Reply.Answered(
                new Answer(
                        "gen-" + calls.size(),
                        call.model(),
                        "Scripted",
                        "{\"summary\": \"It rained.\"}",
                        "stop",
                        TokenCount.of(20),
                        TokenCount.of(10),
                        cost,
                        Duration.ofMillis(5)),
                List.of());
    }
}
