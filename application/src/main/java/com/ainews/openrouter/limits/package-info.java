/** Front door of limits: holds before a call, their end after it, and where a user stands. */
@NullMarked
package com.ainews.openrouter.limits;

import org.jspecify.annotations.NullMarked;
