/** The REST door of operations, and how every problem is told on REST. */
@NullMarked
package com.ainews.openrouter.operations.in.rest;

import org.jspecify.annotations.NullMarked;
