/** REST and GraphQL lead to the same use cases: each scenario goes through both. */
@NullMarked
package com.ainews.openrouter.doors;

import org.jspecify.annotations.NullMarked;
