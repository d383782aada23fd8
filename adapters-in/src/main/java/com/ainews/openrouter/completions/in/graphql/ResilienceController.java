package com.ainews.openrouter.completions.in.graphql;

import com.ainews.openrouter.completions.ReadResilience;
import com.ainews.openrouter.completions.in.ResilienceAnswer;

import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class ResilienceController {

    private final ReadResilience readResilience;

    ResilienceController(ReadResilience readResilience) {
        this.readResilience = readResilience;
    }

    @QueryMapping
    ResilienceAnswer resilience() {
        return ResilienceAnswer.from(readResilience.read());
    }
}
