package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.access.port.Users;
import com.ainews.openrouter.shared.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows an administrator who may use the service. */
@Service
public class ListUsers {

    public static final int MAX_PAGE = 200;

    private final Users users;

    public ListUsers(Users users) {
        this.users = users;
    }

    /**
     * Lists a page of users.
     *
     * @param first how many, 1 to 200
     * @param afterName the last name of the page before; null for the first page
     * @return users by name
     */
    public List<User> list(Caller actor, int first, @Nullable String afterName) {
        actor.requireAdministrator();
        new Violations().requireBetween("first", first, 1, MAX_PAGE).throwIfAny();
        return users.list(first, afterName == null ? "" : afterName);
    }
}
