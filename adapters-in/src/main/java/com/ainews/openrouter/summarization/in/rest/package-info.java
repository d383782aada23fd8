/** The REST door. */
@NullMarked
package com.ainews.openrouter.summarization.in.rest;

import org.jspecify.annotations.NullMarked;
