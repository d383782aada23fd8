package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessOperation;
import com.ainews.openrouter.access.domain.NameDraft;
import com.ainews.openrouter.access.domain.Role;
import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.AccessAudit;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.Ids;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.UserId;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an administrator add a user. */
@Service
public class CreateUser {

    private final Users users;
    private final AccessAudit audit;
    private final Ids ids;
    private final InstantSource clock;

    public CreateUser(Users users, AccessAudit audit, Ids ids, InstantSource clock) {
        this.users = users;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds the user and the audit row, both or neither.
     *
     * @throws ProblemException {@code forbidden}, {@code validation_failed}, or {@code
     *     already_exists} where the name is taken
     */
    @Transactional
    public User create(Caller actor, String name, boolean administrator) {
        actor.requireAdministrator();
        String valid = new NameDraft(name).toName();
        Set<Role> roles = administrator ? Set.of(Role.USER, Role.ADMIN) : Set.of(Role.USER);
        var user = User.alone(new UserId(ids.next()), valid, roles, clock.instant());
        if (!users.add(user)) {
            throw new ProblemException(
                    ProblemType.ALREADY_EXISTS,
                    "There is a user of the name '%s' already; choose another name."
                            .formatted(user.name()));
        }
        audit.record(new AccessAudit.Entry(
                ids.next(),
                actor.userId(),
                AccessOperation.USER_CREATED,
                AccessAudit.Subject.of(user),
                clock.instant()));
        return user;
    }
}
