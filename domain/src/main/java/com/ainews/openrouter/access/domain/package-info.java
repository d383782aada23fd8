/** Who may call: users, their organisations and teams, roles, and the secrets of access tokens. */
@NullMarked
package com.ainews.openrouter.access.domain;

import org.jspecify.annotations.NullMarked;
