/** The GraphQL door. */
@NullMarked
package com.ainews.openrouter.limits.in.graphql;

import org.jspecify.annotations.NullMarked;
