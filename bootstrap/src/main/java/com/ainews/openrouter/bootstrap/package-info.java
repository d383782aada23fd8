/** Wiring: configuration, the technology that adapters share, embedded defaults, what is said at start. */
@NullMarked
package com.ainews.openrouter.bootstrap;

import org.jspecify.annotations.NullMarked;
