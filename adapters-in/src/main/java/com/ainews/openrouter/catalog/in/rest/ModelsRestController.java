package com.ainews.openrouter.catalog.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.catalog.BrowseModels;
import com.ainews.openrouter.catalog.FindEndpoints;
import com.ainews.openrouter.catalog.FindModel;
import com.ainews.openrouter.catalog.ReadModelChanges;
import com.ainews.openrouter.catalog.RefreshCatalogNow;
import com.ainews.openrouter.catalog.domain.ChangesQuery;
import com.ainews.openrouter.catalog.in.CatalogueAnswer;
import com.ainews.openrouter.catalog.in.EndpointsAnswer;
import com.ainews.openrouter.catalog.in.ModelAnswer;
import com.ainews.openrouter.catalog.in.ModelChangeAnswer;
import com.ainews.openrouter.catalog.in.ModelsRequest;
import com.ainews.openrouter.shared.QueryParameters;
import com.ainews.openrouter.shared.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/models")
@Tag(name = "models", description = "Every model that OpenRouter offers, and its prices")
class ModelsRestController {

    private final BrowseModels browseModels;
    private final FindModel findModel;
    private final FindEndpoints findEndpoints;
    private final ReadModelChanges readModelChanges;
    private final RefreshCatalogNow refreshCatalogNow;

    ModelsRestController(
            BrowseModels browseModels,
            FindModel findModel,
            FindEndpoints findEndpoints,
            ReadModelChanges readModelChanges,
            RefreshCatalogNow refreshCatalogNow) {
        this.browseModels = browseModels;
        this.findModel = findModel;
        this.findEndpoints = findEndpoints;
        this.readModelChanges = readModelChanges;
        this.refreshCatalogNow = refreshCatalogNow;
    }

    @GetMapping
    @ModelsOperation
    CatalogueAnswer list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        ModelsRequest request = request(new QueryParameters(parameters));
        return CatalogueAnswer.from(
                browseModels.browse(request.toDraft().toQuery(), request.cache()));
    }

    private static ModelsRequest request(QueryParameters parameters) {
        var request = new ModelsRequest(
                parameters.flag("cache", true),
                parameters.decimal("max_prompt_price"),
                parameters.decimal("max_completion_price"),
                parameters.whole("min_context"),
                parameters.words("input_modalities"),
                parameters.words("output_modalities"),
                parameters.words("supported_parameters"),
                parameters.flag("free_only", false),
                parameters.words("provider"),
                parameters.text("q"),
                parameters.text("sort"),
                parameters.text("order"),
                parameters.small("offset"),
                parameters.small("limit"));
        Violations violations = parameters.violations();
        request.toDraft().validate(violations);
        violations.throwIfAny();
        return request;
    }

    @GetMapping("/changes")
    @Operation(summary = "Models that came, went, or cost something else, newest first")
    List<ModelChangeAnswer> changes(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Long before) {
        return readModelChanges.read(ChangesQuery.of(model, kind, before, limit)).stream()
                .map(ModelChangeAnswer::from)
                .toList();
    }

    @PostMapping("/refresh")
    @Operation(
            summary = "Fetches the catalogue anew, and returns all of it",
            description = "For administrators; not where it is younger than 30 seconds.")
    CatalogueAnswer refresh(@AuthenticationPrincipal Caller caller) {
        return CatalogueAnswer.from(refreshCatalogNow.refresh(caller));
    }

    @GetMapping("/{author}/{slug}/endpoints")
    @Operation(
            summary = "Which providers serve a model, and how well",
            description = "OpenRouter's answer is kept for a minute.")
    EndpointsAnswer endpoints(@PathVariable String author, @PathVariable String slug) {
        return EndpointsAnswer.from(findEndpoints.find(author + "/" + slug));
    }

    /** The same with an encoded slash in the id. */
    @GetMapping("/{id}/endpoints")
    @Operation(hidden = true)
    EndpointsAnswer endpoints(@PathVariable String id) {
        return EndpointsAnswer.from(findEndpoints.find(id));
    }

    @GetMapping("/{*id}")
    @Operation(
            summary = "One model",
            description = "The id is used as it is, with its slash and colon; encoded is fine too.")
    ModelAnswer find(@PathVariable String id) {
        return ModelAnswer.from(findModel.find(id.substring(1)));
    }
}
