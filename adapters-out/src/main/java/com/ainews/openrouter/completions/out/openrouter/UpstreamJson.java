package com.ainews.openrouter.completions.out.openrouter;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON of OpenRouter is read: up to the longest answer that is taken at all. */
final class UpstreamJson {

    /** Of an answer, or of one event of a stream; a picture in it may be nearly as long. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private UpstreamJson() {}

    /** Costs are decimals: they must not pass through binary floating point. */
    static JsonMapper mapper() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_BYTES)
                        .maxStringLength(MAX_BYTES)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }
}
