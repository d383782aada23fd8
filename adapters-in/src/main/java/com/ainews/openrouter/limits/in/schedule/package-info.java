/** What is done by the clock. */
@NullMarked
package com.ainews.openrouter.limits.in.schedule;

import org.jspecify.annotations.NullMarked;
