/** Front door of access: who calls, users with their organisations and teams, and access tokens. */
@NullMarked
package com.ainews.openrouter.access;

import org.jspecify.annotations.NullMarked;
