/** Front door of the catalogue: models, what they can do and what a call to them costs. */
@NullMarked
package com.ainews.openrouter.catalog;

import org.jspecify.annotations.NullMarked;
