/** The catalogue in the process and in Redis. */
@NullMarked
package com.ainews.openrouter.catalog.out.redis;

import org.jspecify.annotations.NullMarked;
