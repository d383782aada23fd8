/** The GraphQL door. */
@NullMarked
package com.ainews.openrouter.summarization.in.graphql;

import org.jspecify.annotations.NullMarked;
