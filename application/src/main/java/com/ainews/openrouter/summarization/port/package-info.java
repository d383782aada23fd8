/** What summarisation needs from outside. */
@NullMarked
package com.ainews.openrouter.summarization.port;

import org.jspecify.annotations.NullMarked;
