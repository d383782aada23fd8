/** Front door of completions: one paid call to a model, with fallback to others. */
@NullMarked
package com.ainews.openrouter.completions;

import org.jspecify.annotations.NullMarked;
