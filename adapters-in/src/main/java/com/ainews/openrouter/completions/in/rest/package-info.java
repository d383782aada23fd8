/** The REST door. */
@NullMarked
package com.ainews.openrouter.completions.in.rest;

import org.jspecify.annotations.NullMarked;
