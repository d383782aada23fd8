/** Natural batches: what arrives while one operation runs goes into the next one together. */
@NullMarked
package com.ainews.batching;

import org.jspecify.annotations.NullMarked;
