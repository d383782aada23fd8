/** What an operator should hear of. */
@NullMarked
package com.ainews.openrouter.alerts.domain;

import org.jspecify.annotations.NullMarked;
