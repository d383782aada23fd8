/** What operators are alerted of. */
@NullMarked
package com.ainews.openrouter.alerts.in.events;

import org.jspecify.annotations.NullMarked;
