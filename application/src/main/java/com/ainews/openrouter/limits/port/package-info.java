/** What limits need from outside. */
@NullMarked
package com.ainews.openrouter.limits.port;

import org.jspecify.annotations.NullMarked;
