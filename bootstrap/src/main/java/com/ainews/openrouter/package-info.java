/** The application. Each package below is a business module, but {@code bootstrap}, which wires them. */
@NullMarked
package com.ainews.openrouter;

import org.jspecify.annotations.NullMarked;
