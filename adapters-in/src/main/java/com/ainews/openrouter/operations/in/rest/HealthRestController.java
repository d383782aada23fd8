package com.ainews.openrouter.operations.in.rest;

import com.ainews.openrouter.operations.CheckHealth;
import com.ainews.openrouter.operations.domain.Health;
import com.ainews.openrouter.operations.domain.HealthState;
import com.ainews.openrouter.operations.in.HealthAnswer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/health")
@Tag(name = "operations", description = "How the service does")
class HealthRestController {

    private final CheckHealth checkHealth;

    HealthRestController(CheckHealth checkHealth) {
        this.checkHealth = checkHealth;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(
            summary = "Database, Redis, OpenRouter, circuit breakers and the queue: state and"
                    + " latency; 503 when down")
    ResponseEntity<HealthAnswer> health() {
        Health health = checkHealth.check();
        return ResponseEntity.status(
                        health.state() == HealthState.DOWN
                                ? HttpStatus.SERVICE_UNAVAILABLE
                                : HttpStatus.OK)
                .body(HealthAnswer.from(health));
    }
}
