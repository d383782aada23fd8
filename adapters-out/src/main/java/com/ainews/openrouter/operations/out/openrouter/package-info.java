/** The health of OpenRouter. */
@NullMarked
package com.ainews.openrouter.operations.out.openrouter;

import org.jspecify.annotations.NullMarked;
