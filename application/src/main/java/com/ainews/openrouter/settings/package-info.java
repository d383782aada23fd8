/** Front door of settings: a user's preferences, limits and OpenRouter key. */
@NullMarked
package com.ainews.openrouter.settings;

import org.jspecify.annotations.NullMarked;
