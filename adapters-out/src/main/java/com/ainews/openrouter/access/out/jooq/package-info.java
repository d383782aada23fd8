/** Users, their organisations and teams, and access tokens in PostgreSQL. */
@NullMarked
package com.ainews.openrouter.access.out.jooq;

import org.jspecify.annotations.NullMarked;
