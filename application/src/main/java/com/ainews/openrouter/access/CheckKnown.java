package com.ainews.openrouter.access;

import com.ainews.openrouter.access.port.KnownSubjects;
import com.ainews.openrouter.shared.AccessTokenId;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Makes sure for other modules that somebody whom they are told of is there. */
@Service
public class CheckKnown {

    private final KnownSubjects subjects;

    public CheckKnown(KnownSubjects subjects) {
        this.subjects = subjects;
    }

    /** What somebody can be. */
    public enum Subject {
        USER,
        ACCESS_TOKEN,
        TEAM,
        ORGANIZATION
    }

    /**
     * Looks once; the answer may be old when it arrives.
     *
     * @throws ProblemException {@code not_found}
     */
    public void check(Subject subject, UUID id) {
        boolean known = switch (subject) {
            case USER -> subjects.has(new UserId(id));
            case ACCESS_TOKEN -> subjects.has(new AccessTokenId(id));
            case TEAM -> subjects.has(new TeamId(id));
            case ORGANIZATION -> subjects.has(new OrganizationId(id));
        };
        if (!known) {
            String name = switch (subject) {
                case USER -> "user";
                case ACCESS_TOKEN -> "access token";
                case TEAM -> "team";
                case ORGANIZATION -> "organisation";
            };
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There is no %s %s.".formatted(name, id));
        }
    }
}
