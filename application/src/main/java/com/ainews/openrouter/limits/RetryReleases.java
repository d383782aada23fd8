package com.ainews.openrouter.limits;

import org.springframework.stereotype.Service;

/** Releases the holds that could not be released when that was due. */
@Service
public class RetryReleases {

    private final Releases releases;

    RetryReleases(Releases releases) {
        this.releases = releases;
    }

    /**
     * Tries them again.
     *
     * @return how many were released
     * @throws RuntimeException where the store still can't be reached; what is left is kept
     */
    public int retry() {
        return releases.retry();
    }
}
