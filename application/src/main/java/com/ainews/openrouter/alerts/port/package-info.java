/** What alerts need from outside. */
@NullMarked
package com.ainews.openrouter.alerts.port;

import org.jspecify.annotations.NullMarked;
