/** What is done by the clock. */
@NullMarked
package com.ainews.openrouter.operations.in.schedule;

import org.jspecify.annotations.NullMarked;
