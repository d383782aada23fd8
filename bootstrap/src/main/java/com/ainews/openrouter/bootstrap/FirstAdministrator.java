package com.ainews.openrouter.bootstrap;

import com.ainews.openrouter.access.EnsureAdministrator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Lets the administrator in whose token is in the configuration. */
@Component
class FirstAdministrator implements ApplicationRunner {

    private final EnsureAdministrator ensureAdministrator;
    private final String token;

    FirstAdministrator(
            EnsureAdministrator ensureAdministrator, @Value("${admin.token}") String token) {
        this.ensureAdministrator = ensureAdministrator;
        this.token = token;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (token.isBlank()) {
            return;
        }
        try {
            ensureAdministrator.ensure(token);
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(List.of("ADMIN_TOKEN: " + e.getMessage()));
        }
    }
}
