/** What the tests of several adapters share. */
@NullMarked
package com.ainews.openrouter.testing;

import org.jspecify.annotations.NullMarked;
