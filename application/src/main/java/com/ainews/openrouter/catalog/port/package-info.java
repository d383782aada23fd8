/** What the catalogue needs from outside. */
@NullMarked
package com.ainews.openrouter.catalog.port;

import org.jspecify.annotations.NullMarked;
