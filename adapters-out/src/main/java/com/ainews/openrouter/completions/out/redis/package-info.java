/** Answers in Redis, to be given again. */
@NullMarked
package com.ainews.openrouter.completions.out.redis;

import org.jspecify.annotations.NullMarked;
