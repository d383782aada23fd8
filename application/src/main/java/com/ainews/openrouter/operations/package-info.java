/** Front door of operations: health and the error log. */
@NullMarked
package com.ainews.openrouter.operations;

import org.jspecify.annotations.NullMarked;
