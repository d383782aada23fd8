/** What is done by the clock. */
@NullMarked
package com.ainews.openrouter.catalog.in.schedule;

import org.jspecify.annotations.NullMarked;
