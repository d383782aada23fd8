/** The last known catalogue in PostgreSQL. */
@NullMarked
package com.ainews.openrouter.catalog.out.jooq;

import org.jspecify.annotations.NullMarked;
