/** Who sees what, and what nobody sees. */
@NullMarked
package com.ainews.openrouter.security;

import org.jspecify.annotations.NullMarked;
