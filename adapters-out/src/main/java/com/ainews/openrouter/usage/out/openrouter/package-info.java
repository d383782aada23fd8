/** What OpenRouter says afterwards, of calls and of keys. */
@NullMarked
package com.ainews.openrouter.usage.out.openrouter;

import org.jspecify.annotations.NullMarked;
