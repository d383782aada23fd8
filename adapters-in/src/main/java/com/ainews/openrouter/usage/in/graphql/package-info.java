/** The GraphQL door. */
@NullMarked
package com.ainews.openrouter.usage.in.graphql;

import org.jspecify.annotations.NullMarked;
