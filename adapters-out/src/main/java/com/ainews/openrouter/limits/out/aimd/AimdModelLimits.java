package com.ainews.openrouter.limits.out.aimd;

import com.ainews.openrouter.limits.QueuePolicy;
import com.ainews.openrouter.limits.port.ModelLimits;
import com.ainews.openrouter.shared.ModelId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** A limit for each model that is in use; of one that is not, it forgets what it has learnt. */
@Component
class AimdModelLimits implements ModelLimits {

    static final int MOST_MODELS = 1_000;
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(AimdModelLimits.class);

    private final LoadingCache<ModelId, ModelLimit> limits;
    private final LongSupplier nanoTime;

    @Autowired
    AimdModelLimits(QueuePolicy policy) {
        this(policy.perModel(), System::nanoTime);
    }

    AimdModelLimits(QueuePolicy.PerModel policy, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.limits = Caffeine.newBuilder()
                .maximumSize(MOST_MODELS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .executor(Runnable::run)
                .ticker(nanoTime::getAsLong)
                .build(_ -> new ModelLimit(policy.initial(), policy.min(), policy.max()));
    }

    @Override
    public int of(ModelId model) {
        return limits.get(model).get();
    }

    @Override
    public int learn(ModelId model, Ended call) {
        ModelLimit limit = limits.get(model);
        int before = limit.get();
        int now = limit.learn(nanoTime.getAsLong(), call);
        if (now != before) {
            log.debug("{} takes {} calls at the same time, before {}", model, now, before);
        }
        return now;
    }
}
