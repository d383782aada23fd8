/** Limits over windows of time: what is settled, held and left. */
@NullMarked
package com.ainews.openrouter.limits.domain;

import org.jspecify.annotations.NullMarked;
