/** What settings need from outside. */
@NullMarked
package com.ainews.openrouter.settings.port;

import org.jspecify.annotations.NullMarked;
