package com.ainews.openrouter.completions.out.jtokkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.completions.Message;
import com.ainews.openrouter.completions.Prompt;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JtokkitTokenCounterTest {

    private final JtokkitTokenCounter counter = new JtokkitTokenCounter();
    private final Encoding gpt =
            Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The council voted on Monday to build a tram to the university.",
                "Hội đồng đã bỏ phiếu xây dựng tuyến xe điện đến trường đại học.",
                "Meclis pazartesi günü üniversiteye tramvay yapılmasına karar verdi.",
                "市议会周一投票决定修建通往大学的有轨电车。",
                "صوّت المجلس يوم الاثنين على بناء ترام إلى الجامعة.",
                "🚋🎓🎉 tram! tram! 🚋",
                "x",
                "1234567890 -- 0.000000123 %%% {}[]"
            })
    void neverCountsLessThanTheTokenizerAndRaisesOtherFamilies(String text) {
        var prompt = new Prompt(List.of(new Message(Message.Role.USER, text)), null);
        long real = gpt.countTokensOrdinary(text);
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;

        long bound = counter.upperBound(prompt, "GPT").value();
        assertThat(bound).isGreaterThanOrEqualTo(real + 7);
        for (String family : List.of("Claude", "Gemini", "Llama3", "Mistral", "Llama2", "Nobody")) {
            assertThat(counter.upperBound(prompt, family).value())
                    .as(family)
                    .isGreaterThanOrEqualTo(bound)
                    .isLessThanOrEqualTo(bytes + 24);
        }
    }
}
