/** The door for clients of OpenRouter that only change their base URL: answers as OpenRouter gives them. */
@NullMarked
package com.ainews.openrouter.catalog.in.dropin;

import org.jspecify.annotations.NullMarked;
