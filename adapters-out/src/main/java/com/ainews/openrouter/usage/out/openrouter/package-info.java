/** What OpenRouter says of calls afterwards. */
@NullMarked
package com.ainews.openrouter.usage.out.openrouter;

import org.jspecify.annotations.NullMarked;
