package com.ainews.openrouter.catalog.in.rest;

import com.ainews.openrouter.catalog.BrowseModels;
import com.ainews.openrouter.catalog.FindModel;
import com.ainews.openrouter.catalog.in.CatalogueAnswer;
import com.ainews.openrouter.catalog.in.ModelAnswer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/models")
@Tag(name = "models", description = "Every model that OpenRouter offers, and its prices")
class ModelsRestController {

    private final BrowseModels browseModels;
    private final FindModel findModel;

    ModelsRestController(BrowseModels browseModels, FindModel findModel) {
        this.browseModels = browseModels;
        this.findModel = findModel;
    }

    @GetMapping
    @Operation(
            summary = "All models",
            description =
                    "cache=false asks OpenRouter, though not more often than every 30 seconds.")
    CatalogueAnswer list(@RequestParam(defaultValue = "true") boolean cache) {
        return CatalogueAnswer.from(browseModels.browse(cache));
    }

    @GetMapping("/{*id}")
    @Operation(
            summary = "One model",
            description = "The id is used as it is, with its slash and colon; encoded is fine too.")
    ModelAnswer find(@PathVariable String id) {
        return ModelAnswer.from(findModel.find(id.substring(1)));
    }
}
