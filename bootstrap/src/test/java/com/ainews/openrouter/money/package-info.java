/** Never over, never lost, never leaked, adds up. */
@NullMarked
package com.ainews.openrouter.money;

import org.jspecify.annotations.NullMarked;
