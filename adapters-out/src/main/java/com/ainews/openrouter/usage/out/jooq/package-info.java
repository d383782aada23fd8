/** The ledger in PostgreSQL. */
@NullMarked
package com.ainews.openrouter.usage.out.jooq;

import org.jspecify.annotations.NullMarked;
