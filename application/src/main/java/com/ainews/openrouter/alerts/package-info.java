/** Front door of alerts: what an operator should hear of, and how it reaches them. */
@NullMarked
package com.ainews.openrouter.alerts;

import org.jspecify.annotations.NullMarked;
