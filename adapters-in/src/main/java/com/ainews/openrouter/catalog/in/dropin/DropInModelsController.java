package com.ainews.openrouter.catalog.in.dropin;

import com.ainews.openrouter.catalog.BrowseModels;
import com.ainews.openrouter.catalog.FindEndpoints;
import com.ainews.openrouter.catalog.FindModel;
import com.ainews.openrouter.catalog.domain.Model;
import com.ainews.openrouter.catalog.domain.ModelPage;
import com.ainews.openrouter.shared.QueryParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What OpenRouter's API has of models, in its own words. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "drop-in", description = "For clients of OpenRouter that only change their base URL")
class DropInModelsController {

    private final BrowseModels browseModels;
    private final FindModel findModel;
    private final FindEndpoints findEndpoints;
    private final InstantSource clock;

    DropInModelsController(
            BrowseModels browseModels,
            FindModel findModel,
            FindEndpoints findEndpoints,
            InstantSource clock) {
        this.browseModels = browseModels;
        this.findModel = findModel;
        this.findEndpoints = findEndpoints;
        this.clock = clock;
    }

    @GetMapping("/models")
    @Operation(
            summary = "Models as OpenRouter lists them",
            description =
                    "Takes OpenRouter's parameters. Those by what only OpenRouter knows have no"
                            + " effect, and the header X-Ignored-Parameters names them: category, providers,"
                            + " distillable, zdr, region, the success rates of tools, RSS, and sorting by use,"
                            + " throughput, latency or design.")
    ResponseEntity<byte[]> models(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        ListParameters.Wanted wanted = wanted(parameters);
        ModelPage page = browseModels.browse(wanted.query(), true);
        return RawJson.page(
                page.models().stream()
                        .map(Model::source)
                        .collect(Collectors.joining(",", "[", "]")),
                next(parameters, wanted.offset(), page),
                page.total(),
                wanted.ignored());
    }

    @GetMapping("/models/count")
    @Operation(summary = "How many models the same parameters find, on all pages")
    ResponseEntity<byte[]> count(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return RawJson.data("{\"count\":%d}"
                .formatted(browseModels.browse(wanted(parameters).query(), true).total()));
    }

    @GetMapping("/model/{author}/{slug}")
    @Operation(summary = "One model as OpenRouter describes it")
    ResponseEntity<byte[]> model(@PathVariable String author, @PathVariable String slug) {
        return model(author + "/" + slug);
    }

    /** The same with an encoded slash in the id. */
    @GetMapping("/model/{id}")
    @Operation(hidden = true)
    ResponseEntity<byte[]> model(@PathVariable String id) {
        return RawJson.data(findModel.find(id).source());
    }

    @GetMapping("/models/{author}/{slug}/endpoints")
    @Operation(summary = "Who serves a model, as OpenRouter describes it")
    ResponseEntity<byte[]> endpoints(@PathVariable String author, @PathVariable String slug) {
        return endpoints(author + "/" + slug);
    }

    /** The same with an encoded slash in the id. */
    @GetMapping("/models/{id}/endpoints")
    @Operation(hidden = true)
    ResponseEntity<byte[]> endpoints(@PathVariable String id) {
        return RawJson.data(findEndpoints.find(id).source());
    }

    /** Where the next page is; null after the last one. */
    private static @Nullable String next(
            MultiValueMap<String, String> parameters, int offset, ModelPage page) {
        int next = offset + page.models().size();
        return next >= page.total() || page.models().isEmpty()
                ? null
                : UriComponentsBuilder.fromPath("/api/v1/models")
                        .queryParams(UriUtils.encodeQueryParams(parameters))
                        .replaceQueryParam("offset", next)
                        .build(true)
                        .toUriString();
    }

    private ListParameters.Wanted wanted(MultiValueMap<String, String> parameters) {
        return new ListParameters(new QueryParameters(parameters), clock.instant()).read();
    }
}
