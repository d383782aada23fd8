/**
 * A real PostgreSQL and a real Redis as child processes, from binaries on the class path, for
 * running and testing without installing anything.
 */
@NullMarked
package com.ainews.embedded;

import org.jspecify.annotations.NullMarked;
