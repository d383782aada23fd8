package com.ainews.openrouter.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.ainews.openrouter.Service;
import org.junit.jupiter.api.Test;
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
    @ValueSource(
            strings = {
                "google/gemma-4-26b-a4b-it:free",
                "google%2Fgemma-4-26b-a4b-it:free",
                "google/gemma-4-26b-a4b-it%3Afree",
                "google%2Fgemma-4-26b-a4b-it%3Afree"
            })
    void itsEndpointsAreFoundHoweverItsIdIsWritten(String id) {
        assertThat(service.get("/api/openrouter/models/" + id + "/endpoints", service.newUser())
                        .body()
                        .path("model")
                        .asString())
                .isEqualTo("google/gemma-4-26b-a4b-it:free");
        assertThat(service.get("/api/v1/models/" + id + "/endpoints", service.newUser())
                        .body()
                        .at("/data/id")
                        .asString())
                .isEqualTo("google/gemma-4-26b-a4b-it:free");
        assertThat(service.get("/api/v1/model/" + id, service.newUser())
                        .body()
                        .at("/data/id")
                        .asString())
                .isEqualTo("google/gemma-4-26b-a4b-it:free");
    }

    @Test
    void aModelIsFoundByItsCanonicalSlugToo() {
        assertThat(service.get(
                                "/api/openrouter/models/google/gemma-4-26b-a4b-it-20260403",
                                service.newUser())
                        .body()
                        .path("canonical_slug")
                        .asString())
                .isEqualTo("google/gemma-4-26b-a4b-it-20260403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody/nothing", "a", "a/b/c/d", "%20", "..%2F..%2Fetc"})
    void anythingElseIsNotFound(String id) {
        assertThat(service.get("/api/openrouter/models/" + id, service.newUser())
                        .status())
                .isIn(400, 404);
    }
}
