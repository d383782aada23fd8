/** Front door of access: who calls, users and their access tokens. */
@NullMarked
package com.ainews.openrouter.access;

import org.jspecify.annotations.NullMarked;
