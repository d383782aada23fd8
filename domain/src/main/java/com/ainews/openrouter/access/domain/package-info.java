/** Who may call: roles and the secrets of access tokens. */
@NullMarked
package com.ainews.openrouter.access.domain;

import org.jspecify.annotations.NullMarked;
