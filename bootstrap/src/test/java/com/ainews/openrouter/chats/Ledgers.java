package com.ainews.openrouter.chats;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.User;
import com.ainews.openrouter.usage.ReconcileCalls;
import java.time.Duration;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** What stands in a ledger. */
final class Ledgers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Ledgers() {}

    /** Waits until all that a user did is accounted for, helping the clock along. */
    static void waitForOneLine(Service service, User user) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            service.bean(ReconcileCalls.class).reconcile();
            assertThat(lines(service, user)).hasSize(1);
        });
    }

    static JsonNode onlyLine(Service service, User user) {
        assertThat(lines(service, user)).hasSize(1);
        return lines(service, user).get(0);
    }

    private static JsonNode lines(Service service, User user) {
        return service.get("/api/openrouter/ledger", user).body();
    }
}
