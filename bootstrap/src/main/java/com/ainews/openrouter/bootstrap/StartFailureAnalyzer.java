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
                        "This configuration is not fit to start with:"
                                + System.lineSeparator()
                                + cause.getMessage(),
                        "Mend these environment variables; docs/configuration.md explains each.",
                        cause);
            }
            if (cause instanceof EmbeddedServerException) {
                return new FailureAnalysis(cause.getMessage(), null, cause);
            }
        }
        return null;
    }
}
