/** The GraphQL door of operations, and how every problem is told on GraphQL. */
@NullMarked
package com.ainews.openrouter.operations.in.graphql;

import org.jspecify.annotations.NullMarked;
