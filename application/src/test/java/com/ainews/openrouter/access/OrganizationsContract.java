package com.ainews.openrouter.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.access.domain.Organization;
import com.ainews.openrouter.access.port.Organizations;
import com.ainews.openrouter.shared.OrganizationId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of organisations must do. */
public abstract class OrganizationsContract {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456Z");

    private final String prefix = UUID.randomUUID().toString();

    protected abstract Organizations organizations();

    @Test
    void keepsWhatWasAdded() {
        Organization acme = organization("acme");

        assertThat(organizations().add(acme)).isTrue();

        assertThat(organizations().find(acme.id())).contains(acme);
        assertThat(organizations().find(new OrganizationId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void givesANameOnce() {
        Organization first = organization("acme");
        Organization second = organization("acme");
        organizations().add(first);

        assertThat(organizations().add(second)).isFalse();

        assertThat(organizations().find(first.id())).contains(first);
        assertThat(organizations().find(second.id())).isEmpty();
    }

    @Test
    void pagesByName() {
        Organization a = organization("a");
        Organization b = organization("b");
        Organization c = organization("c");
        organizations().add(c);
        organizations().add(a);
        organizations().add(b);

        assertThat(organizations().list(2, prefix)).containsExactly(a, b);
        assertThat(organizations().list(1, b.name())).containsExactly(c);
    }

    private Organization organization(String name) {
        return new Organization(new OrganizationId(UUID.randomUUID()), prefix + name, NOW);
    }
}
