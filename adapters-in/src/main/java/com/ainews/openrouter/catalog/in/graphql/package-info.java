/** The GraphQL door. */
@NullMarked
package com.ainews.openrouter.catalog.in.graphql;

import org.jspecify.annotations.NullMarked;
