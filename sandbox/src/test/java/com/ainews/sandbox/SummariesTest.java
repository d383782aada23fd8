package com.ainews.sandbox;

import static com.ainews.sandbox.Schemas.assertFollows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SummariesTest {
    private static final List<String> SENTENCES = List.of(
            "The old harbour bridge of Lindau reopens on Monday after two years of repairs.",
            "Engineers replaced every one of the 214 steel beams that carry the bridge deck.",
            "The city paid 38 million euros for the bridge, four million less than planned.",
            "Mayor Anna Brandt praised the workers and called the repairs a success.",
            "Cyclists get a lane of their own on the bridge for the first time.",
            "Ferry owners expect fewer passengers once the bridge carries traffic again.",
            "Trams will cross the bridge from October, when the new rails have been tested.",
            "A concert on the quay opens the celebrations at noon.",
            "Children from three schools painted the fence along the water.",
            "Rain is not expected before the evening.");

    private static final JsonNode SCHEMA = Json.parse("""
            {"type":"object","additionalProperties":false,
             "required":["summary","key_points","sentiment"],
             "properties":{
               "summary":{"type":"string"},
               "key_points":{"type":"array","items":{"type":"string"}},
               "sentiment":{"type":"string","enum":["neutral","negative","mixed","positive"]}}}""");

    @AutoClose
    private final SandboxClient client = new SandboxClient();

    @Test
    void followTheSchemaOfTheRequest() {
        JsonNode answer = Json.parse(client.content(withSchema(request(2, 3, ""), SCHEMA)));
        assertFollows(SCHEMA, answer);
        assertThat(answer.path("summary").asString()).isNotBlank();
        assertThat(answer.path("sentiment").asString()).isEqualTo("positive");
    }

    @Test
    void followASchemaThatStandsOnlyInTheInstructions() {
        ObjectNode request = request(
                2, 3, "Answer with JSON of this schema only:\n" + SCHEMA + "\nNothing else.");
        assertThat(Json.parse(client.content(request)))
                .isEqualTo(Json.parse(client.content(withSchema(request(2, 3, ""), SCHEMA))));
    }

    @Test
    void followSchemasOfOtherForms() {
        JsonNode schema = Json.parse("""
                {"type":"object","properties":{
                  "headline":{"type":"string"},
                  "isNews":{"type":"boolean"},
                  "words":{"type":"integer","minimum":3},
                  "trust":{"type":"number"},
                  "quotes":{"type":"array","minItems":2,"maxItems":2,"items":{"type":"string"}},
                  "topics":{"type":"array","items":{"enum":["city","sport"]}},
                  "about":{"type":"object","properties":{"place":{"type":"string"}}}}}""");
        JsonNode answer = Json.parse(client.content(withSchema(request(2, 5, ""), schema)));
        assertFollows(schema, answer);
        assertThat(SENTENCES).contains(answer.path("headline").asString());
        assertThat(answer.path("isNews").asBoolean()).isTrue();
    }

    @Test
    void sayOnlyWhatTheArticleSays() {
        JsonNode answer = Json.parse(client.content(withSchema(request(3, 4, ""), SCHEMA)));
        assertThat(SENTENCES).containsAll(sentences(answer.path("summary").asString()));
        assertThat(SENTENCES)
                .containsAll(answer.path("key_points")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(answer.toString()).doesNotContain("Opening day", "Lake Gazette");
    }

    @Test
    void keepTheLimitsOfSentencesAndKeyPoints() {
        for (int limit = 1; limit <= 4; limit++) {
            JsonNode answer =
                    Json.parse(client.content(withSchema(request(limit, limit, ""), SCHEMA)));
            assertThat(sentences(answer.path("summary").asString())).hasSize(limit);
            assertThat(answer.path("key_points").size()).isEqualTo(limit);
        }
    }

    @Test
    void giveKeyPointsThatTheSummaryDoesNotSay() {
        JsonNode answer = Json.parse(client.content(withSchema(request(2, 3, ""), SCHEMA)));
        String summary = answer.path("summary").asString();
        assertThat(answer.path("key_points").valueStream())
                .noneMatch(point -> summary.contains(point.asString()));
    }

    @Test
    void areProseOrAListWhereNoSchemaIsAskedFor() {
        assertThat(SENTENCES).containsAll(sentences(client.content(request(2, 3, ""))));
        String list = client.content(request(3, 3, "Each line starting with '- '."));
        assertThat(list.lines()).hasSize(3).allMatch(line -> line.startsWith("- "));
        assertThat(SENTENCES)
                .containsAll(list.lines().map(line -> line.substring(2)).toList());
    }

    @Test
    void judgeTheTone() {
        assertThat(toneOf("Two people were injured in the crash.")).isEqualTo("negative");
        assertThat(toneOf("The rescued crew cheered.")).isEqualTo("positive");
        assertThat(toneOf("The rescued crew saw the crash.")).isEqualTo("mixed");
        assertThat(toneOf("The crew went home.")).isEqualTo("neutral");
    }

    private String toneOf(String text) {
        ObjectNode request = SandboxClient.question("<article>" + text + "</article>");
        return Json.parse(client.content(withSchema(request, SCHEMA)))
                .path("sentiment")
                .asString();
    }

    private static ObjectNode request(int sentences, int points, String more) {
        ObjectNode request = Json.object().put("model", SandboxClient.MODEL);
        var messages = request.putArray("messages");
        messages.addObject()
                .put("role", "system")
                .put(
                        "content",
                        "The summary has at most %d sentences.\nGive at most %d key points.\n%s"
                                .formatted(sentences, points, more));
        messages.addObject()
                .put("role", "user")
                .put(
                        "content",
                        "<article>\n<title>Opening day</title>\n<source>Lake Gazette</source>\n"
                                + String.join("\n", SENTENCES)
                                + "\n</article>");
        return request;
    }

    private static ObjectNode withSchema(ObjectNode request, JsonNode schema) {
        ObjectNode format = request.putObject("response_format").put("type", "json_schema");
        format.putObject("json_schema")
                .put("name", "summary")
                .put("strict", true)
                .set("schema", schema);
        return request;
    }

    private static List<String> sentences(String text) {
        return Pattern.compile("(?<=\\.) ").splitAsStream(text).toList();
    }
}
