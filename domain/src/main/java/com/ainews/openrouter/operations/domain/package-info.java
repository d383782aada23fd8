/** The state of what the service stands on. */
@NullMarked
package com.ainews.openrouter.operations.domain;

import org.jspecify.annotations.NullMarked;
