package com.ainews.openrouter.catalog;

import com.ainews.openrouter.catalog.domain.ModelChange;
import com.ainews.openrouter.catalog.domain.Pricing;
import com.ainews.openrouter.catalog.port.ModelChanges;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Tells of changes that are stored, so that none is lost where a replica ends before it could. */
@Service
public class AnnounceModelChanges {

    private static final Logger log = LoggerFactory.getLogger(AnnounceModelChanges.class);

    /** Who stored it tells it at once; after so long that replica is taken for gone. */
    static final Duration LEFT_OVER_AFTER = Duration.ofMinutes(1);

    private static final int MAX_AT_ONCE = 1_000;

    private final ModelChanges changes;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    public AnnounceModelChanges(
            ModelChanges changes, ApplicationEventPublisher events, InstantSource clock) {
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Publishes what others have stored and not told of. Each change is told once, or again where a
     * replica ends amid this.
     */
    public void announceLeftOver() {
        announce(changes.unannounced(clock.instant().minus(LEFT_OVER_AFTER), MAX_AT_ONCE));
    }

    /**
     * Publishes {@link ModelAppeared}, {@link ModelPriceChanged} and {@link ModelVanished} for
     * changes that are stored, and notes that.
     */
    void announce(List<ModelChange> stored) {
        stored.forEach(change -> events.publishEvent(event(change)));
        try {
            stored.stream().map(ModelChange::at).distinct().forEach(changes::announced);
        } catch (RuntimeException e) {
            log.warn("Changes of models were told, and may be told again", e);
        }
    }

    private static Object event(ModelChange change) {
        return switch (change.kind()) {
            case APPEARED -> new ModelAppeared(change.model(), change.at());
            case VANISHED -> new ModelVanished(change.model(), change.at());
            case PRICE_CHANGED ->
                new ModelPriceChanged(
                        change.model(),
                        prices(change.before()),
                        prices(change.after()),
                        change.at());
        };
    }

    private static Map<String, BigDecimal> prices(@Nullable Pricing pricing) {
        return pricing == null ? Map.of() : pricing.prices();
    }
}
