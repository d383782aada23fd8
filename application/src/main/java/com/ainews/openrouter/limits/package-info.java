/** Front door of limits: holds before a call, their end after it, where a user stands; slots. */
@NullMarked
package com.ainews.openrouter.limits;

import org.jspecify.annotations.NullMarked;
