package com.ainews.openrouter.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Ends the start with where everything is, and a line to paste that does the main job. Not in
 * production: the line holds an access token.
 */
@Component
class Welcome {

    @SuppressWarnings("InlineFormatString") // It is a page, not a phrase.
    private static final String TEXT = """

            OpenRouter Integration is ready.

              REST      http://localhost:%1$s/api/openrouter
              GraphQL   http://localhost:%1$s/graphql    (a page to try it: http://localhost:%1$s/graphiql)
              Docs      http://localhost:%1$s/docs       (OpenAPI: http://localhost:%1$s/v3/api-docs)
              Answers   %2$s
              Token     %3$s    (of the administrator)

            Paste this to summarise an article; what it cost is then in the ledger:

            curl -s http://localhost:%1$s/api/openrouter/summarize -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' -d '%4$s'

            curl -s http://localhost:%1$s/api/openrouter/ledger -H 'Authorization: Bearer %3$s'
            """;

    private final Environment environment;
    private final OpenRouterProperties openRouter;

    Welcome(Environment environment, OpenRouterProperties openRouter) {
        this.environment = environment;
        this.openRouter = openRouter;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (environment.acceptsProfiles(Profiles.of("production"))
                || !environment.getProperty("welcome.enabled", Boolean.class, true)) {
            return;
        }
        String token = environment.getProperty("admin.token", "");
        System.out.println(TEXT.formatted(
                environment.getProperty("local.server.port"),
                openRouter.simulated()
                        ? "from the SANDBOX: simulated, no model is asked. Set OPENROUTER_API_KEY for real ones"
                        : "from " + openRouter.baseUrl(),
                token.isBlank() ? "ori_... (set ADMIN_TOKEN to have one)" : token,
                example()));
    }

    private static String example() {
        try {
            String json = new ClassPathResource("example-request.json")
                    .getContentAsString(StandardCharsets.UTF_8);
            // One line, so that a shell takes it as it is.
            return json.strip().replaceAll("\\s*\\n\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
