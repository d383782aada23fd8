/** The catalogue as OpenRouter states it. */
@NullMarked
package com.ainews.openrouter.catalog.out.openrouter;

import org.jspecify.annotations.NullMarked;
