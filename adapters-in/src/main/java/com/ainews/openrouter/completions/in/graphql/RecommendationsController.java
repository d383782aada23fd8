package com.ainews.openrouter.completions.in.graphql;

import com.ainews.openrouter.completions.RecommendModels;
import com.ainews.openrouter.completions.in.RecommendationsAnswer;
import com.ainews.openrouter.completions.in.RecommendationsRequest;
import com.ainews.openrouter.shared.Violations;

import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class RecommendationsController {

    private final RecommendModels recommendModels;

    RecommendationsController(RecommendModels recommendModels) {
        this.recommendModels = recommendModels;
    }

    @QueryMapping
    RecommendationsAnswer recommendations(@Arguments RecommendationsRequest request) {
        return RecommendationsAnswer.from(
                recommendModels.recommend(request.toDraft(), new Violations()));
    }
}
