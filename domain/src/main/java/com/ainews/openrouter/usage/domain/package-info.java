/** The ledger: what each call really cost, and sums over it. */
@NullMarked
package com.ainews.openrouter.usage.domain;

import org.jspecify.annotations.NullMarked;
