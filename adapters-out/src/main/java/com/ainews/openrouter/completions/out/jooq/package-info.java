/** Answers of idempotent requests in PostgreSQL. */
@NullMarked
package com.ainews.openrouter.completions.out.jooq;

import org.jspecify.annotations.NullMarked;
