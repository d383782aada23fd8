/** One call to a model: messages, the route over models, and the ways in which a call fails. */
@NullMarked
package com.ainews.openrouter.completions.domain;

import org.jspecify.annotations.NullMarked;
