package com.ainews.openrouter.limits.domain;

import java.util.List;

/** Whether a hold was granted. */
public sealed interface Verdict {

    /** It is held, over all limits at once. */
    record Granted() implements Verdict {}

    /**
     * Nothing is held.
     *
     * @param broken each limit that has too little left, as it stood at that instant; at least one
     */
    record Denied(List<LimitState> broken) implements Verdict {

        public Denied {
            broken = List.copyOf(broken);
        }

        /** The same limits, as they would stand if the calls under way gave back all they hold. */
        public Denied onceReleased() {
            return new Denied(broken.stream().map(LimitState::onceReleased).toList());
        }
    }
}
