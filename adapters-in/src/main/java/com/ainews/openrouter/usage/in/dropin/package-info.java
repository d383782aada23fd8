/** What a key has used, in OpenRouter's own form. */
@NullMarked
package com.ainews.openrouter.usage.in.dropin;

import org.jspecify.annotations.NullMarked;
