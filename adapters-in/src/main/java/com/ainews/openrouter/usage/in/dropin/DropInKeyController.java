package com.ainews.openrouter.usage.in.dropin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.limits.ReadAllowance;
import com.ainews.openrouter.usage.FindGeneration;
import com.ainews.openrouter.usage.ReadSpending;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What OpenRouter's API tells of a key and of its calls. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "drop-in", description = "OpenRouter's own API, for its clients and those of OpenAI")
class DropInKeyController {

    private final ReadSpending readSpending;
    private final ReadAllowance readAllowance;
    private final FindGeneration findGeneration;

    DropInKeyController(
            ReadSpending readSpending, ReadAllowance readAllowance, FindGeneration findGeneration) {
        this.readSpending = readSpending;
        this.readAllowance = readAllowance;
        this.findGeneration = findGeneration;
    }

    /** The address has two names at OpenRouter; clients of some age know the longer one. */
    @GetMapping({"/key", "/auth/key"})
    @Operation(summary = "What the access token may spend, and what its user has spent")
    KeyAnswer key(@AuthenticationPrincipal Caller caller) {
        return KeyAnswer.of(
                caller, readSpending.read(caller.userId()), readAllowance.read(caller.payer()));
    }

    @GetMapping("/generation")
    @Operation(summary = "What OpenRouter says of one of your calls, by its X-Generation-Id")
    byte[] generation(@AuthenticationPrincipal Caller caller, @RequestParam String id) {
        return ("{\"data\":" + findGeneration.find(caller.userId(), id) + "}").getBytes(UTF_8);
    }
}
