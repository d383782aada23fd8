/** What usage needs from outside. */
@NullMarked
package com.ainews.openrouter.usage.port;

import org.jspecify.annotations.NullMarked;
