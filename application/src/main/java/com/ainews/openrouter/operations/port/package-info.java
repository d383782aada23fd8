/** What operations need from outside. */
@NullMarked
package com.ainews.openrouter.operations.port;

import org.jspecify.annotations.NullMarked;
