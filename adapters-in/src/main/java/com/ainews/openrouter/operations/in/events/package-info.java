/** What operations do when something happened elsewhere. */
@NullMarked
package com.ainews.openrouter.operations.in.events;

import org.jspecify.annotations.NullMarked;
