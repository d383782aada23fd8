/** One call to a model: the route over models, the ways in which a call fails, and which model to choose. */
@NullMarked
package com.ainews.openrouter.completions.domain;

import org.jspecify.annotations.NullMarked;
