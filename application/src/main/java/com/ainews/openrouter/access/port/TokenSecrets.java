package com.ainews.openrouter.access.port;

import com.ainews.openrouter.access.domain.TokenSecret;

/** Where new token secrets come from. */
@FunctionalInterface
public interface TokenSecrets {

    /** A secret of 256 bits from a cryptographic source. */
    TokenSecret next();
}
