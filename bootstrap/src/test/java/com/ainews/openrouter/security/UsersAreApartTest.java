package com.ainews.openrouter.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one user sets and spends is invisible to another, on every door. */
class UsersAreApartTest {

    private final Service service = Service.shared();

    @Test
    void settingsLedgerLimitsAndTrailOfOneUserAreNotSeenByAnother() {
        User one = service.newUser();
        User other = service.newUser();
        service.post(
                "/api/openrouter/settings",
                one,
                "{\"api_key\": \"sk-or-v1-only-mine-4321\", \"usage_limits\": {\"daily_cost_limit\": 7.5}}");
        service.post("/api/openrouter/settings", one, "{\"api_key\": null}");
        service.post(
                "/api/openrouter/summarize",
                one,
                "{\"articles\": [{\"content\": \"A private matter. Nobody else should know.\"}]}");

        for (String path :
                new String[] {"settings", "settings/audit", "limits", "usage", "ledger"}) {
            assertThat(service.get("/api/openrouter/" + path, other).body().toString())
                    .as(path)
                    .doesNotContain("4321", "7.5", "gen-", "gpt-4o-mini");
        }
        assertThat(service.graphql(
                                other.token(),
                                "{ settings { apiKey { isSet label } usageLimits {"
                                        + " dailyCostLimit } } keyAudit { label } ledger { id }"
                                        + " usage { totals { requests } } limits { limits {"
                                        + " settled } } }",
                                Map.of())
                        .toString())
                .doesNotContain("4321", "7.5", "gen-")
                .contains("\"ledger\":[]", "\"keyAudit\":[]", "\"requests\":0");
        assertThat(service.get("/api/openrouter/ledger", one).body().size()).isEqualTo(1);
    }
}
