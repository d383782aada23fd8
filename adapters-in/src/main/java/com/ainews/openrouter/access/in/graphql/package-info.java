/** The GraphQL door. */
@NullMarked
package com.ainews.openrouter.access.in.graphql;

import org.jspecify.annotations.NullMarked;
