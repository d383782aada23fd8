/** The REST door. */
@NullMarked
package com.ainews.openrouter.settings.in.rest;

import org.jspecify.annotations.NullMarked;
