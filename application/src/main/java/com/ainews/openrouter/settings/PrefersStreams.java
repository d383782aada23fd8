package com.ainews.openrouter.settings;

import com.ainews.openrouter.settings.port.UserSettings;
import com.ainews.openrouter.shared.UserId;

import org.springframework.stereotype.Service;

/** Tells whether a user's chats come piece by piece where the request does not say. */
@Service
public class PrefersStreams {

    private final UserSettings settings;

    PrefersStreams(UserSettings settings) {
        this.settings = settings;
    }

    public boolean prefers(UserId user) {
        return settings.load(user).preferences().prefersStreams();
    }
}
