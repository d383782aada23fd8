package com.ainews.openrouter.summarization.out.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.summarization.domain.Article;
import com.ainews.openrouter.summarization.domain.SummaryLength;
import com.ainews.openrouter.summarization.domain.SummaryOptions;
import com.ainews.openrouter.summarization.domain.SummaryPrompt;
import com.ainews.openrouter.summarization.domain.SummaryStyle;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummarySchemaTest {

    @Property
    void theSchemaIsJsonAndStrictInEveryCombinationOfOptions(
            @ForAll SummaryLength length,
            @ForAll SummaryStyle style,
            @ForAll boolean keyPoints,
            @ForAll boolean sentiment) {
        var options = new SummaryOptions(null, length, style, null, keyPoints, sentiment);
        var prompt = new SummaryPrompt(new Article("1", null, "News.", null, null), options);

        JsonNode schema = JsonMapper.shared().readTree(prompt.schema());

        List<String> properties = schema.path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
        assertThat(properties.contains("key_points")).isEqualTo(keyPoints);
        assertThat(properties.contains("sentiment")).isEqualTo(sentiment);
        // Strict mode wants every property required and no others.
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(properties);
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
        assertThat(schema.path("type").asString()).isEqualTo("object");
    }
}
