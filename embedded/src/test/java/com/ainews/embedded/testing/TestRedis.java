package com.ainews.embedded.testing;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A Redis for tests. All tests of a module share it: use keys of your own.
 *
 * @param password of the default user; null if it asks for none
 */
public record TestRedis(String host, int port, @Nullable String password) {
    private static final int DEFAULT_PORT = 6379;

    static TestRedis of(String url) {
        URI uri = URI.create(url);
        String userInfo = uri.getUserInfo();
        return new TestRedis(
                uri.getHost(),
                uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort(),
                userInfo == null ? null : userInfo.substring(userInfo.indexOf(':') + 1));
    }

    @Override
    public String toString() {
        return "redis://%s:%d".formatted(host, port);
    }
}
