package com.ainews.openrouter.access.domain;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.Violations;

/** The name of a user, an organisation or a team as it arrives, not yet known to be valid. */
public record NameDraft(String text) {

    public static final int MAX_LENGTH = 100;

    /**
     * The name without the space around it.
     *
     * @throws ProblemException {@code validation_failed} for the field {@code name}
     */
    public String toName() {
        String name = text.strip();
        new Violations()
                .requireText("name", name, MAX_LENGTH)
                // PostgreSQL stores no U+0000, and people see none of them.
                .require(
                        name.chars().noneMatch(Character::isISOControl),
                        "name",
                        name,
                        "must not have control characters")
                .throwIfAny();
        return name;
    }
}
