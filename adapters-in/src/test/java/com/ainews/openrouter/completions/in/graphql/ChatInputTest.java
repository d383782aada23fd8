package com.ainews.openrouter.completions.in.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import com.ainews.openrouter.shared.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChatInputTest {

    private final ChatInput input = new ChatInput(
            "maker/model",
            null,
            List.of(),
            -1,
            null,
            null,
            Map.of("provider", Map.of("max_price", "dear"), "n", 99));

    @Test
    void aFaultAmongTheParametersIsNamedByItsPlace() {
        var problem = ProblemException.invalid(List.of(
                new Violation("provider.max_price", null, "must be an object"),
                new Violation("n", "99", "must be from 1 to 8"),
                new Violation("max_tokens", "-1", "must be positive")));

        assertThat(input.inItsWords(problem).violations())
                .extracting(Violation::field)
                .containsExactly("parameters.provider.max_price", "parameters.n", "max_tokens");
    }

    @Test
    void anotherProblemStaysAsItIs() {
        var problem = new ProblemException(ProblemType.MALFORMED_REQUEST, "It can't be read.");

        assertThat(input.inItsWords(problem)).isSameAs(problem);
    }
}
