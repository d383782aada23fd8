package com.ainews.openrouter.settings;

import com.ainews.openrouter.shared.UserId;
import java.time.InstantSource;
import org.springframework.stereotype.Service;

/** Lets users take back all that they have set, their key included. */
@Service
public class DeleteSettings {

    private final StoreSettings store;
    private final InstantSource clock;

    DeleteSettings(StoreSettings store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Repeats safely: nothing happens where nothing is set. What was used stays counted. */
    public void delete(UserId user) {
        store.delete(user, clock.instant());
    }
}
