package com.ainews.openrouter.catalog.port;

import com.ainews.openrouter.catalog.domain.ModelEndpoints;
import com.ainews.openrouter.shared.ModelId;

import java.util.Optional;

/** What was told lately of those who serve models. */
@FunctionalInterface
public interface KnownEndpoints {

    /** Who served a model when somebody last asked, an hour ago at most; never asks. */
    Optional<ModelEndpoints> known(ModelId model);
}
