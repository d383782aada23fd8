/** What completions need from outside. */
@NullMarked
package com.ainews.openrouter.completions.port;

import org.jspecify.annotations.NullMarked;
