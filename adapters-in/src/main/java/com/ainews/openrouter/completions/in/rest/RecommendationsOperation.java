package com.ainews.openrouter.completions.in.rest;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the documentation says of recommendations. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        summary = "Which models suit a task, and why",
        description =
                "By the catalogue's prices and benchmarks, and by how calls went here in the last 30"
                        + " days. Nothing is called and nothing is charged. Words in lists stand"
                        + " between commas.",
        parameters = {
            @Parameter(
                    in = QUERY,
                    name = "task",
                    required = true,
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {
                                        "summarization",
                                        "chat",
                                        "extraction",
                                        "code",
                                        "reasoning",
                                        "translation",
                                        "agentic"
                                    })),
            @Parameter(
                    in = QUERY,
                    name = "input_tokens",
                    schema =
                            @Schema(
                                    type = "integer",
                                    format = "int64",
                                    minimum = "0",
                                    defaultValue = "1000")),
            @Parameter(
                    in = QUERY,
                    name = "output_tokens",
                    description =
                            "How long the answer will be; what the model usually says where it is"
                                    + " left out",
                    schema = @Schema(type = "integer", format = "int64", minimum = "1")),
            @Parameter(
                    in = QUERY,
                    name = "supported_parameters",
                    description = "Supports all of these, such as tools,structured_outputs"),
            @Parameter(
                    in = QUERY,
                    name = "input_modalities",
                    description = "Takes all of these, such as image"),
            @Parameter(
                    in = QUERY,
                    name = "min_context",
                    description = "In tokens",
                    schema = @Schema(type = "integer", format = "int64", minimum = "0")),
            @Parameter(
                    in = QUERY,
                    name = "max_cost",
                    description = "What this call may be expected to cost, in US dollars",
                    schema = @Schema(type = "number", minimum = "0", maximum = "1000000")),
            @Parameter(
                    in = QUERY,
                    name = "max_latency_ms",
                    description = "What the whole answer may be expected to take",
                    schema = @Schema(type = "integer", minimum = "1", maximum = "3600000")),
            @Parameter(
                    in = QUERY,
                    name = "quality_weight",
                    schema =
                            @Schema(
                                    type = "number",
                                    minimum = "0",
                                    maximum = "100",
                                    defaultValue = "0.5")),
            @Parameter(
                    in = QUERY,
                    name = "cost_weight",
                    schema =
                            @Schema(
                                    type = "number",
                                    minimum = "0",
                                    maximum = "100",
                                    defaultValue = "0.3")),
            @Parameter(
                    in = QUERY,
                    name = "speed_weight",
                    schema =
                            @Schema(
                                    type = "number",
                                    minimum = "0",
                                    maximum = "100",
                                    defaultValue = "0.2")),
            @Parameter(
                    in = QUERY,
                    name = "limit",
                    schema =
                            @Schema(
                                    type = "integer",
                                    minimum = "1",
                                    maximum = "20",
                                    defaultValue = "5")),
            @Parameter(
                    in = QUERY,
                    name = "seed",
                    description =
                            "What chance is drawn from; a new one each time where it is left out",
                    schema =
                            @Schema(
                                    type = "integer",
                                    format = "int64",
                                    minimum = "0",
                                    maximum = "9007199254740991"))
        })
@interface RecommendationsOperation {}
