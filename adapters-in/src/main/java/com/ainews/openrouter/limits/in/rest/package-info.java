/** The REST door. */
@NullMarked
package com.ainews.openrouter.limits.in.rest;

import org.jspecify.annotations.NullMarked;
