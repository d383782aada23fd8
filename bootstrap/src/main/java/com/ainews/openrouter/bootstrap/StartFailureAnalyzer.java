package com.ainews.openrouter.bootstrap;

import com.ainews.embedded.EmbeddedServerException;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Tells in words, without a stack trace, why the service does not start. */
class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefusedException) {
                return new FailureAnalysis(
                        "The production profile refuses this configuration:"
                                + System.lineSeparator()
                                + cause.getMessage(),
                        "Set these environment variables, or start without the production profile.",
                        cause);
            }
            if (cause instanceof EmbeddedServerException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}
