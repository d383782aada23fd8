/** What replicas count together in Redis, and each for itself while Redis is away. */
@NullMarked
package com.ainews.openrouter.limits.out.redis;

import org.jspecify.annotations.NullMarked;
