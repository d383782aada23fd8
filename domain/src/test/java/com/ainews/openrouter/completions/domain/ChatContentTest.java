package com.ainews.openrouter.completions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatContentTest {

    @Test
    void countsEveryTextThatTheModelIsToldButNoPicture() {
        ChatContent content = ChatContent.of(Map.of(
                "messages",
                List.of(
                        Map.of("role", "system", "content", "Be brief."),
                        Map.of(
                                "role",
                                "user",
                                "content",
                                List.of(
                                        Map.of("type", "text", "text", "What is this?"),
                                        Map.of(
                                                "type",
                                                "image_url",
                                                "image_url",
                                                Map.of("url", "data:image/png;base64,AAAABBBB"))))),
                "tools",
                List.of(Map.of(
                        "type",
                        "function",
                        "function",
                        Map.of(
                                "name",
                                "weather",
                                "parameters",
                                Map.of("properties", Map.of("file", Map.of("type", "string"))))))));

        assertThat(content.messages()).isEqualTo(2);
        assertThat(content.texts()).hasSize(3);
        assertThat(String.join("\n", content.texts()))
                .contains("Be brief.", "What is this?", "weather", "file: type: string")
                .doesNotContain("AAAABBBB");
        assertThat(content.images()).isEqualTo(1);
        assertThat(content.attachments()).isZero();
    }

    @Test
    void knowsHowLongAttachmentsAre() {
        ChatContent content = ChatContent.of(Map.of(
                "messages",
                List.of(Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(
                                Map.of(
                                        "type",
                                        "file",
                                        "file",
                                        Map.of("file_data", "x".repeat(900))),
                                Map.of(
                                        "type",
                                        "input_audio",
                                        "input_audio",
                                        Map.of("data", "y".repeat(100), "format", "")))))));

        assertThat(content.attachments()).isEqualTo(2);
        assertThat(content.attachedBytes()).isEqualTo(1_000);
        assertThat(content.inputs()).containsExactly("audio");
    }

    @Test
    void takesAttachmentsForAllThatTheirBytesCanBe() {
        assertThat(file("data:application/pdf;base64," + "x".repeat(100_000)).mostAttachedTokens())
                .isGreaterThan(100_000);
        assertThat(file("data:text/plain;base64,eA==").mostAttachedTokens()).isEqualTo(32_000);
        assertThat(file("data:text/plain;base64,eA==").isElsewhere()).isFalse();
    }

    @Test
    void knowsNotHowLongIsWhatOnlyItsAddressCameOf() {
        assertThat(file("https://example.org/long.pdf").mostAttachedTokens())
                .isGreaterThan(1_000_000_000);
        assertThat(file("https://example.org/long.pdf").likelyAttachedTokens()).isEqualTo(32_000);
        assertThat(ChatContent.of(Map.of(
                                "messages",
                                List.of(Map.of(
                                        "content",
                                        List.of(Map.of("video_url", Map.of("url", "HTTP://v")))))))
                        .isElsewhere())
                .isTrue();
    }

    private static ChatContent file(String data) {
        return ChatContent.of(Map.of(
                "messages",
                List.of(Map.of("content", List.of(Map.of("file", Map.of("file_data", data)))))));
    }

    @Test
    void seesThatAPromptIsToBeKept() {
        assertThat(ChatContent.of(Map.of("cache_control", Map.of("type", "ephemeral")))
                        .writesCache())
                .isTrue();
        assertThat(ChatContent.of(Map.of(
                                "messages",
                                List.of(Map.of(
                                        "content",
                                        List.of(Map.of(
                                                "text",
                                                "Long",
                                                "cache_control",
                                                Map.of("type", "ephemeral")))))))
                        .writesCache())
                .isTrue();
        assertThat(ChatContent.of(Map.of()).writesCache()).isFalse();
    }

    @Test
    void seesForHowLongAPromptIsToBeKept() {
        assertThat(cached(Map.of("type", "ephemeral")).cachesForLong()).isFalse();
        assertThat(cached(Map.of("type", "ephemeral", "ttl", "5m")).cachesForLong())
                .isFalse();
        assertThat(cached(Map.of("type", "ephemeral", "ttl", "1h")).cachesForLong())
                .isTrue();
    }

    private static ChatContent cached(Map<String, Object> mark) {
        return ChatContent.of(Map.of(
                "messages", List.of(Map.of("content", List.of(Map.of("cache_control", mark))))));
    }
}
