package com.ainews.openrouter.doors;

import static com.ainews.openrouter.doors.BothDoors.ARTICLE;
import static com.ainews.openrouter.doors.BothDoors.articles;
import static com.ainews.openrouter.doors.BothDoors.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Summaries, through both doors. */
class SummaryParityTest {

    private final Service service = Service.shared();
    private final BothDoors doors = new BothDoors();

    @Test
    void anArticleIsSummarisedAndStandsInTheLedger() {
        JsonNode summaries = doors.same((door, user) -> door.summarize(user, articles("")));

        JsonNode summary = summaries.at("/summaries/0");
        assertThat(summary.path("summary").asString().split("(?<=\\.) "))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(ARTICLE).contains(sentence));
        assertThat(summary.path("key_points").isEmpty()).isFalse();
        assertThat(summary.path("provider").asString()).isEqualTo("Sandbox");
        assertThat(summary.path("cost").decimalValue()).isPositive();

        JsonNode ledger = doors.same((door, user) -> {
            door.summarize(user, articles(""));
            return door.ledger(user, 10);
        });
        assertThat(ledger.at("/0/cost").decimalValue())
                .isEqualByComparingTo(summary.path("cost").decimalValue());
        assertThat(ledger.at("/0/outcome").asString()).isEqualTo("completed");
    }

    @Test
    void whatWasNotAskedForIsNotThere() {
        JsonNode summaries = doors.same((door, user) -> door.summarize(
                user,
                articles("'summary_length': 'short', 'summary_style': 'bullet_points',"
                        + " 'include_key_points': false,"
                        + " 'include_sentiment': false, 'language': 'English'")));

        JsonNode summary = summaries.at("/summaries/0");
        assertThat(summary.path("key_points").isEmpty()).isTrue();
        assertThat(summary.path("sentiment").isNull()).isTrue();
        assertThat(summary.path("summary").asString()).startsWith("- ");
    }

    @Test
    void aFailingModelIsReplacedByTheUsersFallback() {
        JsonNode summaries = doors.same(
                (door, user) -> {
                    door.updateSettings(
                            user, json("{'preferred_models': {'fallback': 'openai/gpt-4o-mini'}}"));
                    return door.summarize(user, articles("'model': 'sandbox/error-in-200'"));
                },
                // How often it is tried, the retry budget of all tests decides.
                Set.of("tried"));

        assertThat(summaries.at("/summaries/0/model").asString()).isEqualTo("openai/gpt-4o-mini");
        assertThat(summaries.at("/summaries/0/tried/0/model").asString())
                .isEqualTo("sandbox/error-in-200");
    }

    @Test
    void oneFailingArticleDoesNotFailTheOthers() {
        JsonNode summaries = doors.same(
                (door, user) -> {
                    door.updateSettings(user, json("{'usage_limits': {'requests_per_hour': 1}}"));
                    return door.summarize(
                            user,
                            json(
                                    "{'articles': [{'id': 'a', 'content': '%s'}, {'id': 'b', 'content': '%s'}]}"
                                            .formatted(ARTICLE, ARTICLE)));
                },
                // The clock, and whether the other article has ended yet, decide the rest.
                Set.of(
                        "article_id",
                        "detail",
                        "scope_id",
                        "settled",
                        "held",
                        "resets_at",
                        "resets_in_seconds",
                        "retry_after"));

        assertThat(summaries.at("/totals/summarized").asInt()).isEqualTo(1);
        assertThat(summaries.at("/failures/0/facts/limit_name").asString())
                .isEqualTo("requests_per_hour");
        assertThat(summaries.at("/failures/0/code").asString()).isEqualTo("rate_limit_exceeded");
    }

    @Test
    void whereAllArticlesFailEachSaysWhyAndWhenToTryAgain() {
        var user = service.newUser();
        service.post(
                "/api/openrouter/settings", user, "{\"usage_limits\": {\"requests_per_hour\": 0}}");

        JsonNode problem = service.post(
                        "/api/openrouter/summarize",
                        user,
                        json("{'articles': [{'id': 'a', 'content': '%s'}, {'id': 'b', 'content': '%s'}]}"
                                        .formatted(ARTICLE, ARTICLE))
                                .toString())
                .body();

        assertThat(problem.path("failures").valueStream().map(one -> one.path("article_id")))
                .containsExactly(json("'a'"), json("'b'"));
        for (JsonNode failure : problem.path("failures")) {
            assertThat(failure.path("code").asString()).isEqualTo("rate_limit_exceeded");
            assertThat(failure.at("/facts/limit_name").asString()).isEqualTo("requests_per_hour");
            assertThat(failure.path("cost").decimalValue()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'articles': []}",
                "{'articles': [{'title': 'no content'}]}",
                "{'articles': [{'id': 'a', 'content': 'x'}, {'id': 'a', 'content': 'y'}]}",
                "{'articles': [{'content': 'x'}], 'options': {'language': 'klingon'}}",
                "{'articles': [{'content': 'x'}], 'options': {'model': 'no slash'}}"
            })
    void invalidArticlesAreNamedAndNothingIsSent(String body) {
        long before = service.sandbox().chatRequests();

        assertThat(doors.sameProblem((door, user) -> door.summarize(user, json(body))))
                .isEqualTo("validation_failed");
        assertThat(service.sandbox().chatRequests()).isEqualTo(before);
    }

    @Test
    void batchProcessingIsNotThereYet() {
        assertThat(doors.sameProblem(
                        (door, user) -> door.summarize(user, articles("'batch_processing': true"))))
                .isEqualTo("not_available");
    }
}
