/** The health of Redis. */
@NullMarked
package com.ainews.openrouter.operations.out.redis;

import org.jspecify.annotations.NullMarked;
