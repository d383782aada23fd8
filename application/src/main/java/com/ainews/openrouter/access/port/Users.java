package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.shared.OrganizationId;
import com.ainews.openrouter.shared.TeamId;
import com.ainews.openrouter.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All users. */
public interface Users {

    /** Adds a user unless the name is taken; tells whether it did. */
    boolean add(User user);

    Optional<User> find(UserId id);

    Optional<User> findByName(String name);

    /** Users whose name comes after a text, by name. */
    List<User> list(int limit, String afterName);

    /**
     * Sets where a user belongs; null clears. Empty if there is no such user.
     *
     * @param team of the organisation: nothing else can be stored
     */
    Optional<User> assign(UserId id, @Nullable OrganizationId organization, @Nullable TeamId team);
}
