package com.ainews.openrouter.catalog.in.graphql;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

@Controller
class ModelsController {

    private final BrowseModels browseModels;
    private final FindModel findModel;
    private final FindEndpoints findEndpoints;
    private final ReadModelChanges readModelChanges;
    private final RefreshCatalogNow refreshCatalogNow;

    ModelsController(
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

    @QueryMapping
    CatalogueAnswer models(@Arguments ModelsRequest request) {
        return CatalogueAnswer.from(
                browseModels.browse(request.toDraft().toQuery(), request.cache()));
    }

    @QueryMapping
    ModelAnswer model(@Argument String id) {
        return ModelAnswer.from(findModel.find(id));
    }

    @QueryMapping
    EndpointsAnswer modelEndpoints(@Argument String modelId) {
        return EndpointsAnswer.from(findEndpoints.find(modelId));
    }

    @QueryMapping
    List<ModelChangeAnswer> modelChanges(
            @Argument int limit,
            @Argument @Nullable String model,
            @Argument @Nullable String kind,
            @Argument @Nullable Long before) {
        return readModelChanges.read(ChangesQuery.of(model, kind, before, limit)).stream()
                .map(ModelChangeAnswer::from)
                .toList();
    }

    @MutationMapping
    CatalogueAnswer refreshModels(@AuthenticationPrincipal Caller caller) {
        return CatalogueAnswer.from(refreshCatalogNow.refresh(caller));
    }
}
