/** Values that three modules or more use: money, tokens, ids, problems. Nothing else, ever. */
@NullMarked
package com.ainews.openrouter.shared;

import org.jspecify.annotations.NullMarked;
