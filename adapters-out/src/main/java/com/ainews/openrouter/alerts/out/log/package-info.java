/** Alerts in the service's own log. */
@NullMarked
package com.ainews.openrouter.alerts.out.log;

import org.jspecify.annotations.NullMarked;
