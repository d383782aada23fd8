/** What both doors of this module speak: wire types that REST writes in snake case and GraphQL in camel case. */
@NullMarked
package com.ainews.openrouter.limits.in;

import org.jspecify.annotations.NullMarked;
