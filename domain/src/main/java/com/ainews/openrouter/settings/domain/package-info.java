/** A user's preferences, limits and OpenRouter key, and the rules that they must keep. */
@NullMarked
package com.ainews.openrouter.settings.domain;

import org.jspecify.annotations.NullMarked;
