package com.ainews.openrouter.operations.port;

import com.ainews.openrouter.operations.domain.UpstreamError;

import java.util.List;

/** Calls to OpenRouter that failed. */
public interface ErrorLog {

    void append(UpstreamError error);

    /** The newest lines of all users. */
    List<UpstreamError> newest(int limit);
}
