/** Token counts by a real tokenizer, with margins for those of other families. */
@NullMarked
package com.ainews.openrouter.completions.out.jtokkit;

import org.jspecify.annotations.NullMarked;
