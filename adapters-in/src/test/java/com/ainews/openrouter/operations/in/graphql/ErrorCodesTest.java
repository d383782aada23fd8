package com.ainews.openrouter.operations.in.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodesTest {

    @Test
    void anArgumentIsNotShownButWhatIsWrongWithIt() {
        assertThat(ErrorCodes.withoutSecrets(
                        "Validation error (WrongType@[updateSettings]) : argument 'input' with value"
                                + " 'ObjectValue{objectFields=[StringValue{value='secret is not a valid"
                                + " one'}]}' contains a field not in 'SettingsInput': 'models'"))
                .isEqualTo(
                        "Validation error (WrongType@[updateSettings]) : argument 'input' contains a"
                                + " field not in 'SettingsInput': 'models'");
    }

    @Test
    void aMessageIsNoLongerThanAnybodyReads() {
        String endless = "No value found for name '" + " value '".repeat(100_000);

        assertThat(ErrorCodes.withoutSecrets(endless))
                .hasSizeLessThanOrEqualTo(1_001)
                .endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid syntax with offending token '\"sk-or-v1-supersecret\"' at line 1 column 9",
                "Bad default value 'StringValue{value='ori_supersecret'}' for type 'String'",
                "Unknown field argument 'sk-or-v1-supersecret'"
            })
    void noKeyAndNoTokenIsShown(String message) {
        assertThat(ErrorCodes.withoutSecrets(message)).doesNotContain("supersecret");
    }
}
