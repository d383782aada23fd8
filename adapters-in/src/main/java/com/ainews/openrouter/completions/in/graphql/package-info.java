/** The GraphQL door. */
@NullMarked
package com.ainews.openrouter.completions.in.graphql;

import org.jspecify.annotations.NullMarked;
