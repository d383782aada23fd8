/** Reading summaries out of models' answers. */
@NullMarked
package com.ainews.openrouter.summarization.out.json;

import org.jspecify.annotations.NullMarked;
