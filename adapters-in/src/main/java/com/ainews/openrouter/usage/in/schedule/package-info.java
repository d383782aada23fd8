/** What is done by the clock. */
@NullMarked
package com.ainews.openrouter.usage.in.schedule;

import org.jspecify.annotations.NullMarked;
