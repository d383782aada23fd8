/** The REST door. */
@NullMarked
package com.ainews.openrouter.catalog.in.rest;

import org.jspecify.annotations.NullMarked;
