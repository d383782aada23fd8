/** The REST door. */
@NullMarked
package com.ainews.openrouter.usage.in.rest;

import org.jspecify.annotations.NullMarked;
