package com.ainews.openrouter.usage;

import com.ainews.openrouter.limits.BudgetHold;
import com.ainews.openrouter.settings.CallSettings;
import com.ainews.openrouter.settings.ResolveCallSettings;
import com.ainews.openrouter.settings.ServiceKey;
import com.ainews.openrouter.shared.ApiKey;
import com.ainews.openrouter.shared.ProblemException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Finds the key to ask with for a call: OpenRouter shows a call only to the account that made it. */
@Service
class CallKeys {

    private static final Logger log = LoggerFactory.getLogger(CallKeys.class);

    private final ResolveCallSettings resolveCallSettings;
    private final ServiceKey serviceKey;

    CallKeys(ResolveCallSettings resolveCallSettings, ServiceKey serviceKey) {
        this.resolveCallSettings = resolveCallSettings;
        this.serviceKey = serviceKey;
    }

    /**
     * The service's key for a call that was made with it, whatever its user has set since then. Else
     * the user's: another key that is set by now is nearly always of the same account.
     *
     * @return empty where there is none any more, which is logged
     */
    Optional<ApiKey> of(BudgetHold hold) {
        Optional<ApiKey> key =
                hold.ownKey() ? usersOwn(hold) : Optional.ofNullable(serviceKey.key());
        if (key.isEmpty()) {
            log.warn(
                    "Call {} can't be asked for: the {} key that made it is gone",
                    hold.generationId(),
                    hold.ownKey() ? "user's own" : "service's");
        }
        return key;
    }

    private Optional<ApiKey> usersOwn(BudgetHold hold) {
        try {
            return Optional.of(resolveCallSettings.resolve(hold.payer().user()))
                    .filter(CallSettings::ownKey)
                    .map(CallSettings::apiKey);
        } catch (ProblemException e) {
            log.warn("Call {} can't be asked for: {}", hold.generationId(), e.getMessage());
            return Optional.empty();
        }
    }
}
