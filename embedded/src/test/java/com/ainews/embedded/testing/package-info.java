/** A real PostgreSQL and a real Redis for the tests of all modules. */
@NullMarked
package com.ainews.embedded.testing;

import org.jspecify.annotations.NullMarked;
