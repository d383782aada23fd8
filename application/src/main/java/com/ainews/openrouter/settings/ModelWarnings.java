package com.ainews.openrouter.settings;

import com.ainews.openrouter.catalog.FindOffers;
import com.ainews.openrouter.settings.domain.Settings;
import com.ainews.openrouter.shared.ModelId;
import com.ainews.openrouter.shared.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Warns of preferred models that the catalogue does not have: kept, but skipped in calls. */
@Service
class ModelWarnings {

    private final FindOffers findOffers;

    ModelWarnings(FindOffers findOffers) {
        this.findOffers = findOffers;
    }

    SettingsView view(Settings settings) {
        return new SettingsView(settings, warningsOn(settings));
    }

    private List<String> warningsOn(Settings settings) {
        Set<ModelId> wanted = settings.preferredModels().all().collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return List.of();
        }
        try {
            Set<ModelId> offered = findOffers.find(wanted).keySet();
            return wanted.stream()
                    .filter(model -> !offered.contains(model))
                    .map(
                            "The catalogue does not offer %s now; it is kept, and skipped in calls."
                                    ::formatted)
                    .sorted()
                    .toList();
        } catch (ProblemException _) {
            return List.of("The catalogue can't be read now, so the models were not checked.");
        }
    }
}
