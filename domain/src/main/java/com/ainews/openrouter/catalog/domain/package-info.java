/** Models, what they can do and what they cost. */
@NullMarked
package com.ainews.openrouter.catalog.domain;

import org.jspecify.annotations.NullMarked;
