package com.ainews.openrouter.access;

import com.ainews.openrouter.access.domain.AccessToken;
import com.ainews.openrouter.access.domain.TokenSecret;

/**
 * A new access token with its secret: the only time that the secret can be seen.
 */
public record IssuedToken(AccessToken token, TokenSecret secret) {}
