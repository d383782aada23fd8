package com.ainews.openrouter.completions.in.rest;

import com.ainews.openrouter.completions.ReadResilience;
import com.ainews.openrouter.completions.in.ResilienceAnswer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/resilience")
@Tag(name = "operations", description = "How the service does")
class ResilienceRestController {

    private final ReadResilience readResilience;

    ResilienceRestController(ReadResilience readResilience) {
        this.readResilience = readResilience;
    }

    @GetMapping
    @Operation(
            summary = "Circuit breakers and retries of the replica that answers",
            description = "A model whose breaker is open is left alone: calls go to the next model"
                    + " at once, or are answered with 503 and Retry-After.")
    ResilienceAnswer resilience() {
        return ResilienceAnswer.from(readResilience.read());
    }
}
