/** Token secrets from the platform's cryptographic random source. */
@NullMarked
package com.ainews.openrouter.access.out.random;

import org.jspecify.annotations.NullMarked;
