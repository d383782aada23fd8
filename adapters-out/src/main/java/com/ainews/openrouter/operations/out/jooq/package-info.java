/** The database's health, and the error log in PostgreSQL. */
@NullMarked
package com.ainews.openrouter.operations.out.jooq;

import org.jspecify.annotations.NullMarked;
