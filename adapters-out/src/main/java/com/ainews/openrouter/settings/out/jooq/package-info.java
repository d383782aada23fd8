/** Settings and the keys' audit trail in PostgreSQL. */
@NullMarked
package com.ainews.openrouter.settings.out.jooq;

import org.jspecify.annotations.NullMarked;
