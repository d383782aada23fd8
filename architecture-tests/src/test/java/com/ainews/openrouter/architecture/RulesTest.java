package com.ainews.openrouter.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule holds for the product, and fails for the fixture that breaks it. */
class RulesTest {

    private static final String PRODUCT = "com.ainews.openrouter";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PRODUCT);

    @ParameterizedTest
    @EnumSource
    void holdsForTheProduct(Rule rule) {
        rule.in(new Rings(PRODUCT)).check(CLASSES);
    }

    @ParameterizedTest
    @EnumSource
    void failsForItsFixture(Rule rule) {
        String fixture = "broken." + rule.name().toLowerCase(Locale.ROOT);
        JavaClasses broken = new ClassFileImporter().importPackages(fixture);

        assertThat(broken).as("classes in " + fixture).isNotEmpty();
        assertThatThrownBy(() -> rule.in(new Rings(fixture)).check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(fixture);
    }
}
