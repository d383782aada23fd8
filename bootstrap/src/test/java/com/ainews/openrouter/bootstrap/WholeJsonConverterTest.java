package com.ainews.openrouter.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpOutputMessage;
import tools.jackson.databind.json.JsonMapper;

class WholeJsonConverterTest {

    private final MockHttpOutputMessage message = new MockHttpOutputMessage();

    @Test
    void tellsHowManyBytesTheAnswerHas() throws IOException {
        var converter = new WholeJsonConverter(JsonMapper.shared());

        converter.write(Map.of("city", "Zürich"), MediaType.APPLICATION_JSON, message);

        assertThat(message.getBodyAsString(StandardCharsets.UTF_8))
                .isEqualTo("{\"city\":\"Zürich\"}");
        assertThat(message.getHeaders().getContentLength()).isEqualTo(18);
    }
}
