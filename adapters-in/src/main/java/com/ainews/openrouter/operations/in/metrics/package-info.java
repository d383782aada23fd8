/** What operations show on the metrics endpoint without being told by an event. */
@NullMarked
package com.ainews.openrouter.operations.in.metrics;

import org.jspecify.annotations.NullMarked;
