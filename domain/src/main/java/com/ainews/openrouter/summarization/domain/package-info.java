/** Articles, the summaries that are asked for, and the prompt that asks. */
@NullMarked
package com.ainews.openrouter.summarization.domain;

import org.jspecify.annotations.NullMarked;
