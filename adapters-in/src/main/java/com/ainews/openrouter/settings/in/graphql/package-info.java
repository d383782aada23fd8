/** The GraphQL door. */
@NullMarked
package com.ainews.openrouter.settings.in.graphql;

import org.jspecify.annotations.NullMarked;
