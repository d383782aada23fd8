package com.ainews.openrouter.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ainews.openrouter.BooksAgree;
import com.ainews.openrouter.Service;
import com.ainews.openrouter.Service.Answer;
import com.ainews.openrouter.Service.User;
import com.ainews.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service turns away what is more than it takes on. */
class ProtectionTest {

    private static final String BODY =
            "{\"articles\": [{\"content\": \"It rained. It stopped.\"}]}";

    @ParameterizedTest
    @ValueSource(strings = {"--welcome.enabled=false", "--REDIS_PORT=1"})
    void startsOnlySoManyCallsInASecondWithRedisAndWithout(String setting) throws Exception {
        try (Service service = Service.start("--protection.calls-per-second=5", setting)) {
            User user = service.newUser();
            long start = System.nanoTime();
            List<Answer> answers = callAtOnce(service, user, 40);
            double seconds = (System.nanoTime() - start) / 1e9;

            long made =
                    answers.stream().filter(answer -> answer.status() == 200).count();
            assertThat(made).isBetween(5L, 5 * (long) (seconds + 2));
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.code()).isEqualTo("service_busy");
                        assertThat(answer.body().path("reason").asString()).isEqualTo("start_rate");
                        assertThat(answer.headers().get("retry-after")).containsExactly("1");
                    });
            BooksAgree.check(service, Set.of(user));
        }
    }

    @Test
    void turnsRequestsAwayWhileTooManyAreUnderWayButTellsItsHealth() throws Exception {
        try (Service service = Service.start("--protection.max-requests=3")) {
            User user = service.newUser();
            service.sandbox().faults().next(3, Fault.SLOW);

            List<Answer> answers = callAtOnce(service, user, 10);

            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(3);
            assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("service_busy");
                assertThat(answer.body().path("reason").asString()).isEqualTo("too_many_requests");
            });
            assertThat(service.http("/api/openrouter/health").statusCode()).isEqualTo(200);
            BooksAgree.check(service, Set.of(user));
        }
    }

    @Test
    void oneUsersRequestsLeaveRoomForThoseOfOthers() throws Exception {
        try (Service service = Service.start(
                "--protection.max-requests=20", "--protection.max-requests-per-user=15")) {
            User many = service.newUser();
            User single = service.newUser();
            service.sandbox().faults().next(20, Fault.SLOW);

            List<Answer> others = new ArrayList<>();
            List<Answer> answers = callAtOnce(service, many, 30, () -> {
                others.add(service.get("/api/openrouter/settings", single));
            });

            assertThat(others).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSizeBetween(1, 10);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 200)
                    .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("service_busy"))
                    .anySatisfy(
                            answer -> assertThat(answer.body().path("reason").asString())
                                    .isEqualTo("users_share_full"));
        }
    }

    private static List<Answer> callAtOnce(Service service, User user, int calls) throws Exception {
        return callAtOnce(service, user, calls, () -> {});
    }

    private static List<Answer> callAtOnce(
            Service service, User user, int calls, Runnable meanwhile) throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                all.add(threads.submit(
                        () -> service.post("/api/openrouter/summarize", user, BODY)));
            }
            await().until(() -> service.sandbox().chatRequests() > 0);
            meanwhile.run();
            for (Future<Answer> one : all) {
                answers.add(one.get());
            }
        }
        return answers;
    }
}
