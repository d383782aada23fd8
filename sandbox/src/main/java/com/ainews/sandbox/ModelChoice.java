package com.ainews.sandbox;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The model that a request asks for, or the first of its chain that there is. */
final class ModelChoice {

    /** They choose among the providers of a model, of which there is one here, or add to it. */
    private static final Pattern VARIANT =
            Pattern.compile(":(nitro|floor|exacto|online|thinking|extended)$");

    private final SandboxCatalogue catalogue;

    ModelChoice(SandboxCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    SandboxModel of(JsonNode request) throws ApiError {
        String asked = request.path("model").asString("");
        SandboxModel found = find(asked, request);
        for (JsonNode other : request.path("models")) {
            found = found == null ? find(other.asString(""), request) : found;
        }
        if (found == null) {
            throw new ApiError(404, "not_found", "No endpoints found for " + asked + ".");
        }
        return found;
    }

    private @Nullable SandboxModel find(String id, JsonNode request) throws ApiError {
        JsonNode maxPrice = request.path("provider").path("max_price");
        SandboxModel model = catalogue
                .find(id)
                .or(() -> catalogue.find(VARIANT.matcher(id).replaceFirst("")))
                .orElse(null);
        return model != null
                        && isWithin(model.price("prompt"), maxPrice.path("prompt"))
                        && isWithin(model.price("completion"), maxPrice.path("completion"))
                ? model
                : null;
    }

    private static boolean isWithin(BigDecimal perToken, JsonNode maxPerMillion) throws ApiError {
        if (maxPerMillion.isMissingNode() || maxPerMillion.isNull()) {
            return true;
        }
        try {
            var most = new BigDecimal(maxPerMillion.asString(""));
            return perToken.movePointRight(6).compareTo(most) <= 0;
        } catch (NumberFormatException _) {
            throw new ApiError(400, "invalid_request", "A maximum price must be a number");
        }
    }
}
