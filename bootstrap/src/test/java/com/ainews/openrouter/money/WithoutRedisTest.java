package com.ainews.openrouter.money;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** No decision about money needs Redis: the same tests with nothing where Redis should be. */
@ExtendWith(BooksAgree.class)
class WithoutRedisTest {

    private static final Service SERVICE = Service.start("--REDIS_PORT=1");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Nested
    class Limits extends ScopeLimitsTest {
        @Override
        Service service() {
            return SERVICE;
        }
    }

    @Nested
    class Repetition extends IdempotencyTest {
        @Override
        Service service() {
            return SERVICE;
        }
    }
}
