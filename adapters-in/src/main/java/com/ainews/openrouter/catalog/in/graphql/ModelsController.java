package com.ainews.openrouter.catalog.in.graphql;

import com.ainews.openrouter.catalog.BrowseModels;
import com.ainews.openrouter.catalog.FindModel;
import com.ainews.openrouter.catalog.in.CatalogueAnswer;
import com.ainews.openrouter.catalog.in.ModelAnswer;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class ModelsController {

    private final BrowseModels browseModels;
    private final FindModel findModel;

    ModelsController(BrowseModels browseModels, FindModel findModel) {
        this.browseModels = browseModels;
        this.findModel = findModel;
    }

    @QueryMapping
    CatalogueAnswer models(@Argument boolean cache) {
        return CatalogueAnswer.from(browseModels.browse(cache));
    }

    @QueryMapping
    ModelAnswer model(@Argument String id) {
        return ModelAnswer.from(findModel.find(id));
    }
}
