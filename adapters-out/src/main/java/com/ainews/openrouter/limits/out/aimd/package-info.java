/** Limits of models that rise by one and fall by a share. */
@NullMarked
package com.ainews.openrouter.limits.out.aimd;

import org.jspecify.annotations.NullMarked;
