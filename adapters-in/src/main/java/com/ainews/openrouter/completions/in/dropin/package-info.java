/** The drop-in door: OpenRouter's own API, for its clients and those of OpenAI. */
@NullMarked
package com.ainews.openrouter.completions.in.dropin;

import org.jspecify.annotations.NullMarked;
