package com.ainews.openrouter.operations.out.redis;

import com.ainews.openrouter.operations.domain.Component;
import com.ainews.openrouter.operations.port.HealthProbe;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;

/** Pings Redis. */
@org.springframework.stereotype.Component
class RedisProbe implements HealthProbe {

    private final RedissonClient redisson;

    RedisProbe(RedissonClient redisson) {
        this.redisson = redisson;
    }

    @Override
    public Component component() {
        return Component.REDIS;
    }

    @Override
    public void probe() {
        if (!redisson.getRedisNodes(RedisNodes.SINGLE).pingAll(1, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Redis does not answer a ping");
        }
    }
}
