/** Front door of summarisation: news articles in, checked summaries out. */
@NullMarked
package com.ainews.openrouter.summarization;

import org.jspecify.annotations.NullMarked;
