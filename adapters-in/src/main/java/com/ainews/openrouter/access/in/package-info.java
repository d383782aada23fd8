/** How callers of every door are recognised. */
@NullMarked
package com.ainews.openrouter.access.in;

import org.jspecify.annotations.NullMarked;
