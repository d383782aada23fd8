/** Front door of usage: the ledger of what calls cost, and reports over it. */
@NullMarked
package com.ainews.openrouter.usage;

import org.jspecify.annotations.NullMarked;
