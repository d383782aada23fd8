/** What happens while PostgreSQL or Redis is away, and after. */
@NullMarked
package com.ainews.openrouter.outages;

import org.jspecify.annotations.NullMarked;
