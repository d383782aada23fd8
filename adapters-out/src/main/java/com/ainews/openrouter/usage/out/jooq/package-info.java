/** The ledger in PostgreSQL, and its checks. */
@NullMarked
package com.ainews.openrouter.usage.out.jooq;

import org.jspecify.annotations.NullMarked;
