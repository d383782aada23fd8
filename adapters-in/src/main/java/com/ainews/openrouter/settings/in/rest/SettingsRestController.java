package com.ainews.openrouter.settings.in.rest;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.settings.DeleteSettings;
import com.ainews.openrouter.settings.ReadKeyAudit;
import com.ainews.openrouter.settings.ReadSettings;
import com.ainews.openrouter.settings.UpdateSettings;
import com.ainews.openrouter.settings.in.KeyAuditLine;
import com.ainews.openrouter.settings.in.SettingsAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/openrouter/settings")
@Tag(name = "settings", description = "Your OpenRouter key, preferred models, limits, preferences")
class SettingsRestController {

    private final ReadSettings readSettings;
    private final UpdateSettings updateSettings;
    private final DeleteSettings deleteSettings;
    private final ReadKeyAudit readKeyAudit;

    SettingsRestController(
            ReadSettings readSettings,
            UpdateSettings updateSettings,
            DeleteSettings deleteSettings,
            ReadKeyAudit readKeyAudit) {
        this.readSettings = readSettings;
        this.updateSettings = updateSettings;
        this.deleteSettings = deleteSettings;
        this.readKeyAudit = readKeyAudit;
    }

    @GetMapping
    @Operation(summary = "Your settings; of your key, only that there is one")
    SettingsAnswer read(@AuthenticationPrincipal Caller caller) {
        return SettingsAnswer.from(readSettings.read(caller.userId()));
    }

    @PostMapping
    @Operation(
            summary = "Change settings",
            description = "A field that is left out stays as it is; null takes it back.")
    SettingsAnswer update(@AuthenticationPrincipal Caller caller, @RequestBody SettingsBody body) {
        return SettingsAnswer.from(updateSettings.update(caller.userId(), body.toDraft()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove all your settings, your key included")
    void delete(@AuthenticationPrincipal Caller caller) {
        deleteSettings.delete(caller.userId());
    }

    @GetMapping("/audit")
    @Operation(summary = "What happened to your key, newest first")
    List<KeyAuditLine> audit(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "50") int limit) {
        return readKeyAudit.read(caller.userId(), limit).stream()
                .map(KeyAuditLine::from)
                .toList();
    }
}
