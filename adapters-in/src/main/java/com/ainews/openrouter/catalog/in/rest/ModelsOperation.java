package com.ainews.openrouter.catalog.in.rest;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the documentation says of the list of models. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        summary = "Models",
        description =
                "All that meet every condition. Without offset and limit there is only one page;"
                        + " with an offset alone the limit is 100. Words in lists stand between"
                        + " commas.",
        parameters = {
            @Parameter(
                    in = QUERY,
                    name = "cache",
                    description =
                            "false asks OpenRouter, though not more often than every 30 seconds",
                    schema = @Schema(type = "boolean", defaultValue = "true")),
            @Parameter(
                    in = QUERY,
                    name = "max_prompt_price",
                    description = "US dollars per million tokens, as listed",
                    schema = @Schema(type = "number", minimum = "0", maximum = "1000000")),
            @Parameter(
                    in = QUERY,
                    name = "max_completion_price",
                    description = "US dollars per million tokens, as listed",
                    schema = @Schema(type = "number", minimum = "0", maximum = "1000000")),
            @Parameter(
                    in = QUERY,
                    name = "min_context",
                    description = "In tokens",
                    schema = @Schema(type = "integer", format = "int64", minimum = "0")),
            @Parameter(in = QUERY, name = "input_modalities", description = "Takes all of these"),
            @Parameter(in = QUERY, name = "output_modalities", description = "Gives all of these"),
            @Parameter(
                    in = QUERY,
                    name = "supported_parameters",
                    description = "Supports all of these, such as tools,structured_outputs"),
            @Parameter(
                    in = QUERY,
                    name = "free_only",
                    schema = @Schema(type = "boolean", defaultValue = "false")),
            @Parameter(
                    in = QUERY,
                    name = "provider",
                    description = "One of these made it: what stands in front of the id's slash"),
            @Parameter(
                    in = QUERY,
                    name = "q",
                    description = "Words, all of which are in its id, name or description"),
            @Parameter(
                    in = QUERY,
                    name = "sort",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {
                                        "price",
                                        "completion_price",
                                        "average_price",
                                        "context",
                                        "created",
                                        "name",
                                        "intelligence",
                                        "coding",
                                        "agentic"
                                    })),
            @Parameter(
                    in = QUERY,
                    name = "order",
                    description = "Only beside sort",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"asc", "desc"},
                                    defaultValue = "asc")),
            @Parameter(
                    in = QUERY,
                    name = "offset",
                    schema = @Schema(type = "integer", minimum = "0", maximum = "1000000")),
            @Parameter(
                    in = QUERY,
                    name = "limit",
                    schema = @Schema(type = "integer", minimum = "1", maximum = "500"))
        })
@interface ModelsOperation {}
