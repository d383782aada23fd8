package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.User;
import com.ainews.openrouter.shared.UserId;

import java.util.List;
import java.util.Optional;

/** All users. */
public interface Users {

    /** Adds a user unless the name is taken; tells whether it did. */
    boolean add(User user);

    Optional<User> find(UserId id);

    Optional<User> findByName(String name);

    /** Users whose name comes after a text, by name. */
    List<User> list(int limit, String afterName);
}
