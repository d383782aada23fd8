/** What completions do by the clock. */
@NullMarked
package com.ainews.openrouter.completions.in.schedule;

import org.jspecify.annotations.NullMarked;
