package com.ainews.openrouter.completions.in.rest;

import com.ainews.openrouter.completions.RecommendModels;
import com.ainews.openrouter.completions.in.RecommendationsAnswer;
import com.ainews.openrouter.completions.in.RecommendationsRequest;
import com.ainews.openrouter.shared.QueryParameters;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/recommendations")
@Tag(name = "models")
class RecommendationsRestController {

    private final RecommendModels recommendModels;

    RecommendationsRestController(RecommendModels recommendModels) {
        this.recommendModels = recommendModels;
    }

    @GetMapping
    @RecommendationsOperation
    RecommendationsAnswer recommend(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given) {
        var parameters = new QueryParameters(given);
        var request = new RecommendationsRequest(
                parameters.text("task"),
                parameters.whole("input_tokens"),
                parameters.whole("output_tokens"),
                parameters.words("supported_parameters"),
                parameters.words("input_modalities"),
                parameters.whole("min_context"),
                parameters.decimal("max_cost"),
                parameters.whole("max_latency_ms"),
                parameters.decimal("quality_weight"),
                parameters.decimal("cost_weight"),
                parameters.decimal("speed_weight"),
                parameters.small("limit"),
                parameters.whole("seed"));
        return RecommendationsAnswer.from(
                recommendModels.recommend(request.toDraft(), parameters.violations()));
    }
}
