package com.ainews.openrouter.settings.in.graphql;

import com.ainews.openrouter.access.Caller;
import com.ainews.openrouter.settings.DeleteSettings;
import com.ainews.openrouter.settings.ReadKeyAudit;
import com.ainews.openrouter.settings.ReadSettings;
import com.ainews.openrouter.settings.UpdateSettings;
import com.ainews.openrouter.settings.in.KeyAuditLine;
import com.ainews.openrouter.settings.in.SettingsAnswer;
import java.util.List;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;

@Controller
class SettingsController {

    private final ReadSettings readSettings;
    private final UpdateSettings updateSettings;
    private final DeleteSettings deleteSettings;
    private final ReadKeyAudit readKeyAudit;

    SettingsController(
            ReadSettings readSettings,
            UpdateSettings updateSettings,
            DeleteSettings deleteSettings,
            ReadKeyAudit readKeyAudit) {
        this.readSettings = readSettings;
        this.updateSettings = updateSettings;
        this.deleteSettings = deleteSettings;
        this.readKeyAudit = readKeyAudit;
    }

    @QueryMapping
    SettingsAnswer settings(@AuthenticationPrincipal Caller caller) {
        return SettingsAnswer.from(readSettings.read(caller.userId()));
    }

    @QueryMapping
    List<KeyAuditLine> keyAudit(@AuthenticationPrincipal Caller caller, @Argument int limit) {
        return readKeyAudit.read(caller.userId(), limit).stream()
                .map(KeyAuditLine::from)
                .toList();
    }

    @MutationMapping
    SettingsAnswer updateSettings(
            @AuthenticationPrincipal Caller caller, @Argument SettingsInput input) {
        return SettingsAnswer.from(updateSettings.update(caller.userId(), input.toDraft()));
    }

    @MutationMapping
    boolean deleteSettings(@AuthenticationPrincipal Caller caller) {
        deleteSettings.delete(caller.userId());
        return true;
    }
}
