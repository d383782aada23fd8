/** Keys encrypted with AES-256-GCM through Google Tink. */
@NullMarked
package com.ainews.openrouter.settings.out.tink;

import org.jspecify.annotations.NullMarked;
