/** What access needs from outside. */
@NullMarked
package com.ainews.openrouter.access.port;

import org.jspecify.annotations.NullMarked;
