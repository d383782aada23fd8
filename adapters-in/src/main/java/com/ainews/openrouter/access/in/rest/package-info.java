/** Who may come in: the filter and the rules of Spring Security. */
@NullMarked
package com.ainews.openrouter.access.in.rest;

import org.jspecify.annotations.NullMarked;
