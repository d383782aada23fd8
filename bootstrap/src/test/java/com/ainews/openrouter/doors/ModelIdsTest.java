package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids hold a slash and perhaps a colon; clients encode them or do not. */
class ModelIdsTest {

    private final Service service = Service.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google/gemma-4-26b-a4b-it:free",
                "google%2Fgemma-4-26b-a4b-it:free",
                "google/gemma-4-26b-a4b-it%3Afree",
                "google%2Fgemma-4-26b-a4b-it%3Afree"
            })
    void aModelIsFoundHoweverItsIdIsWritten(String id) {
        assertThat(service.get("/api/openrouter/models/" + id, service.newUser())
                        .body()
                        .path("id")
                        .asString())
                .isEqualTo("google/gemma-4-26b-a4b-it:free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody/nothing", "a", "a/b/c/d", "%20", "..%2F..%2Fetc"})
    void anythingElseIsNotFound(String id) {
        assertThat(service.get("/api/openrouter/models/" + id, service.newUser())
                        .status())
                .isIn(400, 404);
    }
}
