package com.ainews.openrouter.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes JSON with its length, in one go. Spring flushes an answer before its end is known, which
 * makes two packets of each: its text, and a chunk that says that this was all.
 */
final class WholeJsonConverter extends JacksonJsonHttpMessageConverter {

    /** Most answers are not longer. */
    private static final int USUAL_BYTES = 2_048;

    WholeJsonConverter(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    protected void writeInternal(
            Object value,
            ResolvableType type,
            HttpOutputMessage message,
            @Nullable Map<String, Object> hints)
            throws IOException {
        var whole = new ByteArrayOutputStream(USUAL_BYTES);
        super.writeInternal(value, type, new Gathered(message, whole), hints);
        message.getHeaders().setContentLength(whole.size());
        whole.writeTo(message.getBody());
    }

    /** An answer whose body stays here until it is whole. */
    private record Gathered(HttpOutputMessage message, OutputStream body)
            implements HttpOutputMessage {

        @Override
        public OutputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return message.getHeaders();
        }
    }
}
