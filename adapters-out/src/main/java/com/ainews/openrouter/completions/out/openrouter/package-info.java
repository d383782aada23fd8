/** Completions by OpenRouter over HTTP, with retry and circuit breakers. */
@NullMarked
package com.ainews.openrouter.completions.out.openrouter;

import org.jspecify.annotations.NullMarked;
