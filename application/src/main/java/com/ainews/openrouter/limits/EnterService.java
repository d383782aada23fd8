package com.ainews.openrouter.limits;

import com.ainews.openrouter.limits.port.StartRate;
import com.ainews.openrouter.shared.ProblemException;
import com.ainews.openrouter.shared.ProblemType;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Protects the service from more paid calls than it is meant to start. */
@Service
public class EnterService {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final StartRate rate;

    public EnterService(StartRate rate) {
        this.rate = rate;
    }

    /**
     * Lets a call in, or not. Costs nearly nothing.
     *
     * @throws ProblemException {@code service_busy}
     */
    public void enter() {
        if (!rate.tryStart()) {
            throw new ProblemException(
                            ProblemType.SERVICE_BUSY,
                            "The service starts no more calls in this second. Nothing was sent;"
                                    + " try again in the next.")
                    .with("reason", "start_rate")
                    .retryAfter(TRY_AGAIN);
        }
    }
}
