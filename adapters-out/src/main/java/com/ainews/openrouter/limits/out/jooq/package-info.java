/** Holds and meters in PostgreSQL, which decides. */
@NullMarked
package com.ainews.openrouter.limits.out.jooq;

import org.jspecify.annotations.NullMarked;
