/** Tests of the servers as child processes: started, stopped, killed. */
@NullMarked
package com.ainews.embedded;

import org.jspecify.annotations.NullMarked;
