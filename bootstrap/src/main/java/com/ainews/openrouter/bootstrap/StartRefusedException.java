package com.ainews.openrouter.bootstrap;

import java.util.List;

/** The configuration is not fit to start with. */
final class StartRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartRefusedException(List<String> reasons) {
        super(String.join(System.lineSeparator(), reasons));
    }
}
