/** What the doors of this module share: how chats are carried out, and wire types. */
@NullMarked
package com.ainews.openrouter.completions.in;

import org.jspecify.annotations.NullMarked;
