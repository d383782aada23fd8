package com.ainews.openrouter.usage;

import com.ainews.openrouter.settings.ResolveCallSettings;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import com.ainews.openrouter.shared.Violations;
import com.ainews.openrouter.usage.port.GenerationSource;
import com.ainews.openrouter.usage.port.Ledger;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Tells users what OpenRouter says of a call of theirs. */
@Service
public class FindGeneration {

    /** OpenRouter's ids have about 30. */
    private static final int MAX_CHARACTERS = 200;

    private static final Duration NOT_YET = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final ResolveCallSettings resolveCallSettings;
    private final GenerationSource source;

    public FindGeneration(
            Ledger ledger, ResolveCallSettings resolveCallSettings, GenerationSource source) {
        this.ledger = ledger;
        this.resolveCallSettings = resolveCallSettings;
        this.source = source;
    }

    /**
     * Asks OpenRouter, though only for what the user's own ledger has: many users may share a key.
     *
     * @return a JSON object of OpenRouter's
     * @throws ProblemException {@code not_found} where it is not the user's, or where OpenRouter does
     *     not know it yet, as for some seconds after its end; {@code upstream_unavailable}
     */
    public String find(UserId user, String generationId) {
        new Violations().requireText("id", generationId, MAX_CHARACTERS).throwIfAny();
        if (!ledger.hasGeneration(user, generationId)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "Your ledger has no call '%s'. A call is in it as soon as it has ended."
                            .formatted(generationId));
        }
        return source.read(resolveCallSettings.resolve(user).apiKey(), generationId)
                .orElseThrow(() -> new ProblemException(
                                ProblemType.NOT_FOUND,
                                "OpenRouter does not know '%s' yet; ask again in some seconds."
                                        .formatted(generationId))
                        .retryAfter(NOT_YET));
    }
}
